namespace MiniActors.Adapters;

/// <summary>
/// A connection that the handler keeps from exchange to exchange. It knows the attempt that spoke on it last, so that a response which
/// cannot be trusted takes its connection with it: the library would use it again, since to its own eyes nothing was wrong.
/// </summary>
internal sealed class ConnectionStream(Stream inner) : ConnectionLayer
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

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Note()
    {
        if (Speakers.Take() is not { } speaking) return;
        _speaker = speaking;
        speaking.Connection = this;
    }
}
