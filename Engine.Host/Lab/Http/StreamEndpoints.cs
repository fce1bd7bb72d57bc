using System.Text;
using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab.Http;

/// <summary><c>/chunked</c> and <c>/sse</c>: bodies that arrive in pieces and do not say how long they are.</summary>
internal static class StreamEndpoints
{
    private const int Most = 1_000_000;

    public static void Map(LabRoutes routes)
    {
        var clock = routes.Options.Clock;
        routes.Http("/chunked", "count=5&size=10&ms=0", "count pieces of size bytes, each flushed, with a pause between them", context =>
        {
            var size = context.Count("size", 10, LabBytes.LargestSlice);
            return PiecesAsync(context, "application/octet-stream", clock, context.Milliseconds(fallback: 0),
                index => LabBytes.Slice((long)index * size, size));
        });

        routes.Http("/sse", "count=5&ms=100", "server-sent events, numbered from 1, with a pause between them", context =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return PiecesAsync(context, "text/event-stream", clock, context.Milliseconds(fallback: 100),
                index => Encoding.UTF8.GetBytes($"id: {index + 1}\ndata: {{\"n\":{index + 1}}}\n\n"));
        });
    }

    private static async Task PiecesAsync(
        HttpContext context, string contentType, TimeProvider clock, TimeSpan pause, Func<int, ReadOnlyMemory<byte>> piece)
    {
        var count = context.Count("count", 5, Most);
        context.Response.ContentType = contentType;
        await context.Response.StartAsync(context.RequestAborted);
        for (var index = 0; index < count; index++)
        {
            if (index > 0 && pause > TimeSpan.Zero)
                await Task.Delay(pause, clock, context.RequestAborted);
            await context.Response.Body.WriteAsync(piece(index), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
