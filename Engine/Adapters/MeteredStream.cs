using System.Runtime.CompilerServices;

namespace MiniActors.Adapters;

/// <summary>The bytes of a response body on their way in: counted, and their absence noticed.</summary>
internal sealed class MeteredStream(Stream source, ProgressMeter? meter, IdleWatch? watch) : Stream
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        watch?.Waits();
        var count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        watch?.Works();
        if (count > 0) meter?.Moved(count);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
