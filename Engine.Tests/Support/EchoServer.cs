using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MiniActors.Benchmarks.Peer;
using MiniActors.Testing;

namespace MiniActors.Tests.Support;

/// <summary>A well-behaved server on loopback, plain and TLS: WebSocket messages come back, and so do HTTP bodies.</summary>
public sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoServer(WebApplication app, int plain, int secure) => (_app, PlainPort, SecurePort) = (app, plain, secure);

    public int PlainPort { get; }

    public int SecurePort { get; }

    public Uri Ws => new($"ws://localhost:{PlainPort}/echo");

    public Uri Wss => new($"wss://localhost:{SecurePort}/echo");

    public Uri Http => new($"http://localhost:{PlainPort}/echo");

    public Uri Https => new($"https://localhost:{SecurePort}/echo");

    public static async Task<EchoServer> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate ?? FaultCertificates.Localhost));
        });
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(EchoAsync);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new EchoServer(app, PortOf(addresses, "http:"), PortOf(addresses, "https:"));
    }

    private static int PortOf(IEnumerable<string> addresses, string scheme) =>
        new Uri(addresses.Single(address => address.StartsWith(scheme, StringComparison.Ordinal))).Port;

    private static async Task EchoAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync(context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault());
            await EchoAsync(socket);
            return;
        }
        if (context.Request.QueryString.Value == WebOrder.Last) context.Response.Headers.Connection = "close";
        context.Response.ContentType = context.Request.ContentType;
        await context.Request.Body.CopyToAsync(context.Response.Body);
    }

    private static async Task EchoAsync(WebSocket socket)
    {
        var buffer = new byte[16 << 10];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(socket.CloseStatus!.Value, socket.CloseStatusDescription, CancellationToken.None);
                return;
            }
            await socket.SendAsync(buffer.AsMemory(0, result.Count), result.MessageType, result.EndOfMessage, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
