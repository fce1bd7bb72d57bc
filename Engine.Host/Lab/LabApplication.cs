using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MiniActors.Host.Lab.Http;
using MiniActors.Host.Lab.Sockets;

namespace MiniActors.Host.Lab;

/// <summary>The wiring of the lab: one web application over two claimed ports.</summary>
internal static class LabApplication
{
    public static WebApplication Build(LabOptions options, LoopbackPort http, LoopbackPort https, X509Certificate2 certificate)
    {
        // The empty builder reads no file and no environment variable, so nothing outside can open one more port.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        options.Logging?.Invoke(builder.Logging);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = address =>
            http.SocketAt(address) ?? https.SocketAt(address) ?? SocketTransportOptions.CreateDefaultBoundListenSocket(address));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            Loosen(kestrel);
            foreach (var address in http.EndPoints)
                kestrel.Listen(address);
            foreach (var address in https.EndPoints)
                kestrel.Listen(address, listen => listen.UseHttps(certificate));
        });
        return builder.Build();
    }

    public static IReadOnlyList<LabEndpoint> MapEverything(WebApplication app, LabOptions options)
    {
        // The lab sends what an endpoint promises and nothing else: no keep-alive frames of its own.
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        var routes = new LabRoutes(app, options);
        IndexEndpoint.Map(routes);
        EchoEndpoint.Map(routes);
        StatusEndpoint.Map(routes);
        SlowEndpoints.Map(routes);
        RedirectEndpoints.Map(routes);
        CookieEndpoints.Map(routes);
        CompressionEndpoints.Map(routes);
        StreamEndpoints.Map(routes);
        BytesEndpoint.Map(routes);
        UploadEndpoint.Map(routes);
        SampleEndpoints.Map(routes);
        EchoSocket.Map(routes);
        ClosingSockets.Map(routes);
        PushSocket.Map(routes);
        HandshakeSockets.Map(routes);
        return routes.Endpoints;
    }

    // Slow readers and endless uploads are what the lab is for, so the guards of a public server would be in the way.
    private static void Loosen(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
    }

    /// <summary>The lifetime of a guest: Ctrl+C and SIGTERM belong to the program that started the lab.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
