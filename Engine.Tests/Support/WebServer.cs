using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MiniActors.Testing;

namespace MiniActors.Tests.Support;

/// <summary>Kestrel on loopback, plain and TLS, doing one thing, and without a limit to what it takes.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebServer(WebApplication app) => _app = app;

    public static async Task<WebServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(FaultCertificates.Localhost));
        });
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new WebServer(app);
    }

    /// <summary>Where it listens.</summary>
    public Uri Url(string scheme) => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
        .Single(address => address.StartsWith(scheme + ":", StringComparison.Ordinal)).Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/path");

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
