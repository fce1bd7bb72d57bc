namespace MiniActors.Tests.Support;

/// <summary>So many zeros, from nowhere; as a target it keeps nothing but the count.</summary>
public sealed class ZeroStream(long length) : Stream
{
    private long _left = length;

    public long Written { get; private set; }

    public override int Read(byte[] buffer, int offset, int count) => Take(count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Take(buffer.Length));

    private int Take(int most)
    {
        var count = (int)Math.Min(most, _left);
        _left -= count;
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Written += buffer.Length;
        return ValueTask.CompletedTask;
    }

    public override void Write(byte[] buffer, int offset, int count) => Written += count;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
