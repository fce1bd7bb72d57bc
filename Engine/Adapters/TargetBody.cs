using System.Buffers;
using System.Runtime.CompilerServices;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Writes a plain response body into a target through one pooled buffer, and never more of it than the limit.</summary>
internal static class TargetBody
{
    private const int BufferBytes = 128 << 10;

    /// <summary>Opens, writes and closes the target; returns how much was written. Null: the body is not wanted.</summary>
    /// <exception cref="WireException">The body is over the limit, or the target failed.</exception>
    public static async Task<long?> WriteAsync(Stream plain, BodyTarget target, HttpSignal.Head head, long limit, CancellationToken cancellation)
    {
        if (Opened(target, head) is not { } stream) return null;
        try
        {
            return await CopyAsync(plain, stream, limit, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await StoredAsync(stream.DisposeAsync(), cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<long> CopyAsync(Stream plain, Stream target, long limit, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        long total = 0;
        while (await plain.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            if ((total += count) > limit) throw TooLarge(limit);
            await StoredAsync(target.WriteAsync(buffer.AsMemory(0, count), cancellation), cancellation).ConfigureAwait(false);
        }
        // Only now: after an exception a read or write may still be under way.
        ArrayPool<byte>.Shared.Return(buffer);
        return total;
    }

    /// <summary>The body is over this limit.</summary>
    public static WireException TooLarge(long limit) => new(WireFault.TooLarge, $"The body has more than {limit} bytes");

    private static Stream? Opened(BodyTarget target, HttpSignal.Head head)
    {
        try
        {
            return target.Open(head);
        }
        catch (Exception error) when (error is not WireException)
        {
            throw NotStored(error);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask StoredAsync(ValueTask storing, CancellationToken cancellation)
    {
        try
        {
            await storing.ConfigureAwait(false);
        }
        catch (Exception error) when (error is not WireException && !cancellation.IsCancellationRequested)
        {
            throw NotStored(error);
        }
    }

    private static WireException NotStored(Exception error) =>
        new(WireFault.Storage, $"The body cannot be written: {error.Message}", inner: error);
}
