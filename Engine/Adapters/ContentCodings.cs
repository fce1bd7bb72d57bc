using System.IO.Compression;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Undoes the codings of a body (RFC 9110 section 8.4), the last first. An unknown coding is left as it is.</summary>
internal static class ContentCodings
{
    // Nobody means more than two; each costs a window.
    private const int Most = 4;

    /// <exception cref="WireException">There are too many codings.</exception>
    public static async ValueTask<Stream> DecodeAsync(Stream body, ICollection<string> codings, CancellationToken cancellation)
    {
        if (codings.Count > Most) throw new WireException(WireFault.Protocol, "The body has too many codings");
        foreach (var coding in codings.Reverse())
        {
            switch (coding.ToLowerInvariant())
            {
                case "gzip" or "x-gzip":
                    body = new GZipStream(body, CompressionMode.Decompress);
                    break;
                case "br":
                    body = new BrotliStream(body, CompressionMode.Decompress);
                    break;
                case "deflate":
                    body = await InflateAsync(body, cancellation).ConfigureAwait(false);
                    break;
                case "identity":
                    break;
                default:
                    return body;
            }
        }
        return body;
    }

    // "deflate" means zlib, but some servers send it raw; the first byte tells.
    private static async ValueTask<Stream> InflateAsync(Stream body, CancellationToken cancellation)
    {
        var first = new byte[1];
        var length = await body.ReadAsync(first, cancellation).ConfigureAwait(false);
        if (length == 0) return body;
        var whole = new PrefixedStream(first[0], body);
        return (first[0] & 0x0F) == 8 ? new ZLibStream(whole, CompressionMode.Decompress) : new DeflateStream(whole, CompressionMode.Decompress);
    }
}
