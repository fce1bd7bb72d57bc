using System.Buffers;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Reads a plain response body into memory, and never more of it than the limit.</summary>
internal static class BoundedBody
{
    private const int FirstChunk = 16 << 10;
    private const int LargestChunk = 1 << 20;

    /// <param name="stream">The body.</param>
    /// <param name="line">The network that it comes over; null: the stream itself is no faster than it may be.</param>
    /// <param name="limit">How many bytes may come.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="WireException">The body is over the limit.</exception>
    public static async ValueTask<byte[]> ReadAsync(Stream stream, NetworkLine? line, int limit, CancellationToken cancellation)
    {
        List<byte[]>? full = null;
        var chunk = ArrayPool<byte>.Shared.Rent(FirstChunk);
        var (total, length) = (0, 0);
        while (await NextAsync(stream, line, chunk.AsMemory(length), cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            (total, length) = (total + count, length + count);
            if (total > limit) throw new WireException(WireFault.TooLarge, $"The body has more than {limit} bytes");
            if (length < chunk.Length) continue;
            (full ??= []).Add(chunk);
            (chunk, length) = (ArrayPool<byte>.Shared.Rent(Math.Min(2 * chunk.Length, LargestChunk)), 0);
        }
        var body = new byte[total];
        var at = 0;
        for (var index = 0; index < full?.Count; index++)
        {
            full[index].CopyTo(body, at);
            at += full[index].Length;
            ArrayPool<byte>.Shared.Return(full[index]);
        }
        chunk.AsSpan(0, length).CopyTo(body.AsSpan(at));
        ArrayPool<byte>.Shared.Return(chunk);
        return body;
    }

    private static ValueTask<int> NextAsync(Stream stream, NetworkLine? line, Memory<byte> buffer, CancellationToken cancellation) =>
        line is null ? stream.ReadAsync(buffer, cancellation) : line.ReadAsync(stream, buffer, cancellation);
}
