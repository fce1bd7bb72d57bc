namespace MiniActors.Host.Lab.Http;

/// <summary><c>/delay</c>, <c>/drip</c>, <c>/stall</c>: servers that make a client wait, before the headers or after.</summary>
internal static class SlowEndpoints
{
    private const int MostBytes = 1024 * 1024;

    public static void Map(LabRoutes routes)
    {
        var clock = routes.Options.Clock;
        routes.Http("/delay/{ms}", "", "waits that long before the headers", async context =>
        {
            var pause = context.Milliseconds(fallback: 0);
            await Task.Delay(pause, clock, context.RequestAborted);
            await LabAnswer.TextAsync(context, $"after {pause.TotalMilliseconds} ms\n");
        });

        routes.Http("/drip", "bytes=10&ms=100", "the body byte by byte, with a pause after each", async context =>
        {
            var pause = context.Milliseconds(fallback: 100);
            var count = context.Count("bytes", 10, MostBytes);
            context.Response.ContentType = "application/octet-stream";
            context.Response.ContentLength = count;
            await context.Response.StartAsync(context.RequestAborted);
            for (var sent = 0; sent < count; sent++)
            {
                await context.Response.Body.WriteAsync(LabBytes.Slice(sent, 1), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(pause, clock, context.RequestAborted);
            }
        });

        routes.Http("/stall", "", "the headers, then nothing until the client leaves", async context =>
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.StartAsync(context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, context.RequestAborted);
        });
    }
}
