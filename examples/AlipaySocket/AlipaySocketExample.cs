using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MiniActors.Api;
using MiniActors.Hosting;

namespace MiniActors.Examples.AlipaySocket;

/// <summary>An Alipay mini program has one socket: who connects again loses the one before.</summary>
public static class AlipaySocketExample
{
    /// <summary>Starts the engine, opens a mini program, and lets it talk to a server.</summary>
    /// <param name="output">Told line by line what happens.</param>
    /// <param name="url">A WebSocket server that echoes; null: one is started on loopback.</param>
    public static async Task RunAsync(TextWriter output, string? url = null)
    {
        await using var server = url is null ? await EchoServer.StartAsync() : null;
        using var host = BuildHost();
        await host.StartAsync();
        var engine = host.Services.GetRequiredService<IMiniActorsEngine>();
        await ConverseAsync(engine, url ?? server!.Url, output);
        await host.StopAsync();
    }

    private static IHost BuildHost()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddMiniActors();
        return builder.Build();
    }

    private static async Task ConverseAsync(IMiniActorsEngine engine, string url, TextWriter output)
    {
        // The devtools switch allows ws://, and loopback is a private address: both are refused by default.
        await using var app = await engine.OpenAsync(new() { Platform = "alipay", UrlCheck = false, PrivateAddresses = true });
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        app.OnSocketOpen(res =>
        {
            output.WriteLine($"socket {res.SocketTaskId} is open");
            app.SendSocketMessage(new() { Data = $"hello from socket {res.SocketTaskId}" });
        });
        app.OnSocketMessage(res =>
        {
            output.WriteLine($"socket {res.SocketTaskId} hears: {res.Data}");
            if (res.SocketTaskId == 1) app.ConnectSocket(new() { Url = url });
            else app.CloseSocket(new() { Code = 1000, Reason = "that was all" });
        });
        app.OnSocketClose(res =>
        {
            output.WriteLine($"socket {res.SocketTaskId} is closed: {res.Code}");
            if (res.SocketTaskId == 2) over.TrySetResult();
        });
        app.OnSocketError(res => over.TrySetException(new MiniProgramException(res.Failure)));

        app.ConnectSocket(new() { Url = url, Fail = failure => over.TrySetException(new MiniProgramException(failure)) });
        await over.Task;
    }
}
