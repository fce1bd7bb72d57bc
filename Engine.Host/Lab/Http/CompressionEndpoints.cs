using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab.Http;

/// <summary><c>/gzip</c>, <c>/deflate</c>, <c>/brotli</c>, <c>/bomb</c>: bodies that must be inflated, whether or not it was asked for.</summary>
internal static class CompressionEndpoints
{
    private const int Mebibyte = 1024 * 1024;

    private static readonly byte[] Zeros = new byte[64 * 1024];

    public static void Map(LabRoutes routes)
    {
        routes.Http("/gzip", "", "JSON under Content-Encoding: gzip",
            context => AnswerAsync(context, "gzip", body => new GZipStream(body, CompressionLevel.Optimal)));

        // What HTTP calls deflate is the zlib format, not a bare deflate stream.
        routes.Http("/deflate", "", "JSON under Content-Encoding: deflate",
            context => AnswerAsync(context, "deflate", body => new ZLibStream(body, CompressionLevel.Optimal)));

        routes.Http("/brotli", "", "JSON under Content-Encoding: br",
            context => AnswerAsync(context, "br", body => new BrotliStream(body, CompressionLevel.Fastest)));

        routes.Http("/bomb", "mib=10", "a small gzip body that inflates to that many MiB of zeros", BombAsync);
    }

    private static async Task AnswerAsync(HttpContext context, string encoding, Func<Stream, Stream> compress)
    {
        var json = new JsonObject { ["encoding"] = encoding, ["text"] = string.Concat(Enumerable.Repeat("squeezed ", 64)).TrimEnd() };
        var squeezed = new MemoryStream();
        await using (var stream = compress(squeezed))
            await stream.WriteAsync(Encoding.UTF8.GetBytes(LabAnswer.Serialize(json)), context.RequestAborted);
        context.Response.Headers.ContentEncoding = encoding;
        await LabAnswer.BytesAsync(context, "application/json; charset=utf-8", squeezed.ToArray());
    }

    private static async Task BombAsync(HttpContext context)
    {
        var total = context.Number("mib", 10, 0, 64 * 1024) * Mebibyte;
        context.Response.ContentType = "application/octet-stream";
        context.Response.Headers.ContentEncoding = "gzip";
        await using var stream = new GZipStream(context.Response.Body, CompressionLevel.Optimal, leaveOpen: true);
        for (var written = 0L; written < total; written += Zeros.Length)
            await stream.WriteAsync(Zeros, context.RequestAborted);
    }
}
