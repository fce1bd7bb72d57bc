using MiniActors.Api;
using MiniActors.Hosting;

namespace MiniActors.Examples.MiniProgramInWebApi;

/// <summary>A minimal API with an engine in it.</summary>
public static class WebApi
{
    /// <summary>
    /// Builds the application. <c>Upstream</c> in its configuration is the WebSocket server that the mini program talks to;
    /// without it the application plays that server too, under <c>/upstream</c>.
    /// </summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddMiniActors();
        builder.Services.AddSingleton<Shouter>();

        var app = builder.Build();
        app.UseWebSockets();
        app.Map("/upstream", Upstream.AnswerAsync);
        app.MapGet("/shout/{text}", ShoutAsync);
        return app;
    }

    private static async Task<IResult> ShoutAsync(string text, Shouter shouter, CancellationToken cancellation)
    {
        try
        {
            return Results.Ok(new { text, shouted = await shouter.ShoutAsync(text, cancellation) });
        }
        catch (MiniProgramException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }
}
