namespace MiniActors.Tests.Support;

/// <summary>A caller's stream, of which a test can see how it is treated. It cannot seek.</summary>
public sealed class WatchedStream : Stream
{
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reads, _flushes;

    /// <summary>What a read gives; default: the end.</summary>
    public Func<Memory<byte>, CancellationToken, ValueTask<int>> OnRead { get; set; } = (_, _) => ValueTask.FromResult(0);

    /// <summary>What becomes of a write; default: nothing.</summary>
    public Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> OnWrite { get; set; } = (_, _) => ValueTask.CompletedTask;

    public Action? WhenDisposed { get; set; }

    public Task Disposed => _disposed.Task;

    public int Reads => Volatile.Read(ref _reads);

    public int Flushes => Volatile.Read(ref _flushes);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        return OnRead(buffer, cancellationToken);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => OnWrite(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _flushes);
        return Task.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        _disposed.TrySetResult();
        WhenDisposed?.Invoke();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() => Interlocked.Increment(ref _flushes);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
