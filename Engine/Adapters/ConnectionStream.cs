namespace MiniActors.Adapters;

/// <summary>
/// A connection that the handler keeps from exchange to exchange. It knows the attempt that spoke on it last, so that a response which
/// cannot be trusted takes its connection with it: the library would use it again, since to its own eyes nothing was wrong.
/// </summary>
internal sealed class ConnectionStream(Stream inner) : Stream
{
    private volatile DialAttempt? _speaker;

    /// <summary>Ends the connection, if nobody else has spoken on it since.</summary>
    public void EndFor(DialAttempt attempt)
    {
        if (_speaker == attempt) inner.Dispose();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Note();
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Note();
        inner.Write(buffer, offset, count);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Note()
    {
        if (DialAttempt.Speaking is not { } speaking || speaking == _speaker) return;
        _speaker = speaking;
        speaking.Connection = this;
    }
}
