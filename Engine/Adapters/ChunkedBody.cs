using System.Buffers;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Tells a plain response body piece by piece, as it comes, and stops reading when the pieces are not taken.</summary>
internal sealed class ChunkedBody(int highWaterBytes, Action<HttpSignal> sink)
{
    private const int BufferBytes = 64 << 10;

    private readonly ReadingCredit _credit = new(new SocketLimits { HighWaterMessages = int.MaxValue, HighWaterBytes = highWaterBytes });

    /// <summary>So many bytes have been taken.</summary>
    public void Credit(int bytes) => _credit.Give(0, bytes);

    /// <summary>Tells the whole body; returns its length.</summary>
    public async Task<long> TellAsync(Stream plain, CancellationToken cancellation)
    {
        await using var ending = cancellation.UnsafeRegister(static credit => ((ReadingCredit)credit!).Release(), _credit).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        long total = 0;
        while (await plain.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            total += count;
            _credit.Take(0, count);
            sink(new HttpSignal.Chunk(buffer[..count]));
            if (_credit.IsUsedUp(0, 0)) await _credit.RoomAsync().ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
        ArrayPool<byte>.Shared.Return(buffer);
        return total;
    }
}
