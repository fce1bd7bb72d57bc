using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MiniActors.Host.Serving;

/// <summary>Health over HTTP: <c>/health/live</c> says that the process runs, <c>/health/ready</c> that its mini programs do.</summary>
internal static class Health
{
    /// <summary>Adds both.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var board = routes.ServiceProvider.GetRequiredService<ProgramBoard>();
        var lifetime = routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>();
        routes.MapGet("/health/live", (HttpContext context) => AnswerAsync(context, StatusCodes.Status200OK, new JsonObject { ["status"] = "live" }));
        routes.MapGet("/health/ready", (HttpContext context) =>
        {
            var draining = lifetime.ApplicationStopping.IsCancellationRequested;
            var ready = board.Ready && !draining;
            return AnswerAsync(context, ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, new JsonObject
            {
                ["status"] = ready ? "ready" : draining ? "draining" : "not ready",
                ["programs"] = new JsonArray([.. board.Programs.Select(Describe)]),
            });
        });
    }

    private static JsonObject Describe(ProgramStatus program) => new()
    {
        ["id"] = program.Id,
        ["platform"] = program.Platform,
        ["state"] = JsonNamingPolicy.KebabCaseLower.ConvertName(program.State.ToString()),
        ["restarts"] = program.Restarts,
    };

    private static Task AnswerAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
