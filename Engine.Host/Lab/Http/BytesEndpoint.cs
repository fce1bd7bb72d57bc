using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab.Http;

/// <summary><c>/bytes/{n}</c>: as many bytes as one likes, streamed from one block, the same at every call.</summary>
internal static class BytesEndpoint
{
    private const long Most = 1L << 40;

    public static void Map(LabRoutes routes) =>
        routes.Http("/bytes/{n}", "chunked=0", "n bytes (byte i is i mod 251), up to a TiB; chunked=1 leaves out Content-Length", AnswerAsync);

    private static async Task AnswerAsync(HttpContext context)
    {
        var total = context.Number("n", 0, 0, Most);
        context.Response.ContentType = "application/octet-stream";
        if (!context.Flag("chunked"))
            context.Response.ContentLength = total;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        for (var sent = 0L; sent < total;)
        {
            var piece = LabBytes.Slice(sent, (int)Math.Min(LabBytes.LargestSlice, total - sent));
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            sent += piece.Length;
        }
    }
}
