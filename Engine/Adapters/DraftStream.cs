using Microsoft.Win32.SafeHandles;
using MiniActors.Files;

namespace MiniActors.Adapters;

/// <summary>Writes a file from its start to its end, and counts; one writer at a time, and whoever disposes it may be another.</summary>
/// <param name="handle">The file.</param>
/// <param name="quota">What the bytes count against; null: nothing.</param>
/// <param name="most">The largest size; null: any.</param>
internal sealed class DraftStream(SafeFileHandle handle, FileQuota? quota, long? most) : Stream
{
    private long _length;
    private long _taken;
    private int _fault = -1;

    /// <summary>Why a write failed; null: none has.</summary>
    public StoreFault? Fault => Volatile.Read(ref _fault) is >= 0 and var fault ? (StoreFault)fault : null;

    public override long Length => Interlocked.Read(ref _length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !handle.IsClosed;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    /// <summary>The bytes no longer count: the file is gone.</summary>
    public void GiveBack() => quota?.GiveBack(Interlocked.Exchange(ref _taken, 0));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var offset = Take(buffer.Length);
        try
        {
            RandomAccess.Write(handle, buffer, offset);
        }
        catch (Exception cause) when (IsOfTheDisk(cause))
        {
            throw Failed(cause);
        }
        Interlocked.Add(ref _length, buffer.Length);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var offset = Take(buffer.Length);
        try
        {
            await RandomAccess.WriteAsync(handle, buffer, offset, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause) when (IsOfTheDisk(cause))
        {
            throw Failed(cause);
        }
        Interlocked.Add(ref _length, buffer.Length);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // Every write is the system's at once.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) handle.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Where the next bytes go, when they may be written.</summary>
    private long Take(int bytes)
    {
        var offset = Length;
        if (offset + bytes > most) throw Failed(new StoreException(StoreFault.TooLarge, $"the file has more than {most} bytes"));
        if (quota?.TryTake(bytes) == false) throw Failed(new StoreException(StoreFault.Full, "the quota is used up"));
        Interlocked.Add(ref _taken, bytes);
        return offset;
    }

    private StoreException Failed(Exception cause)
    {
        var (fault, text) = FilePaths.Explain(cause);
        Interlocked.CompareExchange(ref _fault, (int)fault, -1);
        return cause as StoreException ?? new StoreException(fault, text, cause);
    }

    private static bool IsOfTheDisk(Exception cause) => cause is IOException or UnauthorizedAccessException or ObjectDisposedException;
}
