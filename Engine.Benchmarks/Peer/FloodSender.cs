using System.Net.Sockets;
using MiniActors.Benchmarks.Flood;

namespace MiniActors.Benchmarks.Peer;

/// <summary>Sends numbered text messages as fast as the client reads, many of them in each write.</summary>
internal static class FloodSender
{
    private const int BlockBytes = 64 << 10;

    /// <summary>Ends when all have been sent, or the client is gone.</summary>
    public static async Task RunAsync(FloodOrder order, Func<ReadOnlyMemory<byte>, ValueTask> send)
    {
        var payload = new byte[order.Bytes];
        payload.AsSpan().Fill((byte)'x');
        var block = new byte[Math.Max(BlockBytes, order.Bytes + Frames.LargestHeader)];
        try
        {
            for (var sent = 0; sent < order.Messages;)
            {
                var length = 0;
                for (; sent < order.Messages && length + order.Bytes + Frames.LargestHeader <= block.Length; sent++)
                {
                    SequenceNumber.Write(payload, sent);
                    length += Frames.Write(block.AsSpan(length), Frames.FinText, payload);
                }
                await send(block.AsMemory(0, length)).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The client went away, as clients may.
        }
    }
}
