using System.IO.Compression;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Undoes the codings of a body (RFC 9110 section 8.4), the last first. An unknown coding is left as it is.</summary>
internal static class ContentCodings
{
    // Nobody means more than two; each costs a window.
    private const int Most = 4;

    /// <summary>The plain bytes, and the coded bytes they are made of; null where the body is not coded.</summary>
    /// <exception cref="WireException">There are too many codings.</exception>
    public static async ValueTask<(Stream Plain, CodedSource? Coded)> DecodeAsync(Stream body, ICollection<string> codings, CancellationToken cancellation)
    {
        if (codings.Count == 0) return (body, null);
        if (codings.Count > Most) throw new WireException(WireFault.Protocol, "The body has too many codings");
        CodedSource? source = null;
        foreach (var coding in codings.Reverse().Select(coding => coding.ToLowerInvariant()))
        {
            if (coding == "identity") continue;
            if (coding is not ("gzip" or "x-gzip" or "deflate" or "br")) break;
            source = new CodedSource(body, asksForMore: coding is "gzip" or "x-gzip");
            body = coding switch
            {
                "br" => new BrotliStream(source, CompressionMode.Decompress),
                "deflate" => await InflateAsync(source, cancellation).ConfigureAwait(false),
                _ => new GZipStream(source, CompressionMode.Decompress),
            };
        }
        return (body, source);
    }

    // "deflate" means zlib, but some servers send it raw; the first byte tells.
    private static async ValueTask<Stream> InflateAsync(CodedSource source, CancellationToken cancellation) =>
        await source.PeekAsync(cancellation).ConfigureAwait(false) is { } first && (first & 0x0F) != 8
            ? new DeflateStream(source, CompressionMode.Decompress)
            : new ZLibStream(source, CompressionMode.Decompress);
}
