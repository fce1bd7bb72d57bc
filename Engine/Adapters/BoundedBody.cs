using System.Buffers;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Reads a plain response body into memory, and never more of it than the limit.</summary>
internal static class BoundedBody
{
    private const int FirstChunk = 16 << 10;
    private const int LargestChunk = 1 << 20;

    /// <exception cref="WireException">The body is over the limit.</exception>
    public static async Task<byte[]> ReadAsync(Stream stream, int limit, CancellationToken cancellation)
    {
        var chunks = new List<(byte[] Bytes, int Length)>();
        var chunk = ArrayPool<byte>.Shared.Rent(FirstChunk);
        var (total, length) = (0, 0);
        while (await stream.ReadAsync(chunk.AsMemory(length), cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            (total, length) = (total + count, length + count);
            if (total > limit) throw new WireException(WireFault.TooLarge, $"The body has more than {limit} bytes");
            if (length < chunk.Length) continue;
            chunks.Add((chunk, length));
            (chunk, length) = (ArrayPool<byte>.Shared.Rent(Math.Min(2 * chunk.Length, LargestChunk)), 0);
        }
        chunks.Add((chunk, length));
        return Joined(chunks, total);
    }

    private static byte[] Joined(List<(byte[] Bytes, int Length)> chunks, int total)
    {
        var body = new byte[total];
        var at = 0;
        foreach (var (bytes, length) in chunks)
        {
            bytes.AsSpan(0, length).CopyTo(body.AsSpan(at));
            at += length;
            ArrayPool<byte>.Shared.Return(bytes);
        }
        return body;
    }
}
