using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;

namespace MiniActors.Host.Lab;

/// <summary>
/// A small server on loopback to try a mini program's network against: HTTP, HTTPS, WS and WSS, with an endpoint for every
/// behaviour that a client must cope with. <c>docs/lab.md</c> lists them.
/// </summary>
public sealed class LabServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate;
    private readonly LoopbackPort _http;
    private readonly LoopbackPort _https;
    private readonly TimeSpan _grace;
    private int _disposed;

    private LabServer(
        WebApplication app, X509Certificate2 certificate, LoopbackPort http, LoopbackPort https,
        IReadOnlyList<LabEndpoint> endpoints, TimeSpan grace)
    {
        _app = app;
        _certificate = certificate;
        _http = http;
        _https = https;
        _grace = grace;
        Endpoints = endpoints;
    }

    /// <summary>Where HTTP is served.</summary>
    public Uri HttpUrl => Address("http", _http);

    /// <summary>Where HTTPS is served, with the certificate that <see cref="WriteCertificateAsync"/> writes.</summary>
    public Uri HttpsUrl => Address("https", _https);

    /// <summary>Where WebSockets are served.</summary>
    public Uri WsUrl => Address("ws", _http);

    /// <summary>Where WebSockets over TLS are served.</summary>
    public Uri WssUrl => Address("wss", _https);

    /// <summary>Everything that the lab answers to.</summary>
    public IReadOnlyList<LabEndpoint> Endpoints { get; }

    /// <summary>Starts a lab and returns when it accepts connections.</summary>
    /// <exception cref="LabStartException">A port cannot be had; the message says which, and what to do.</exception>
    public static async Task<LabServer> StartAsync(LabOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        LoopbackPort? http = null, https = null;
        X509Certificate2? certificate = null;
        WebApplication? app = null;
        try
        {
            http = LoopbackPort.Claim(options.HttpPort, "HTTP and WS");
            https = LoopbackPort.Claim(options.HttpsPort, "HTTPS and WSS");
            certificate = LabCertificate.Make(options.Clock, options.CertificateLifetime);
            app = LabApplication.Build(options, http, https, certificate);
            var endpoints = LabApplication.MapEverything(app, options);
            await app.StartAsync(cancellationToken);
            return new LabServer(app, certificate, http, https, endpoints, options.StopGrace);
        }
        catch
        {
            if (app is not null)
                await app.DisposeAsync();
            certificate?.Dispose();
            https?.Dispose();
            http?.Dispose();
            throw;
        }
    }

    /// <summary>Writes the certificate as PEM, without its key, so that a client can be told to trust it.</summary>
    public Task WriteCertificateAsync(string path, CancellationToken cancellationToken = default) =>
        File.WriteAllTextAsync(path, _certificate.ExportCertificatePem() + "\n", cancellationToken);

    /// <summary>Stops to listen, gives what is in flight a moment to end, then cuts it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        using (var grace = new CancellationTokenSource(_grace))
            await _app.StopAsync(grace.Token);
        await _app.DisposeAsync();
        _http.Dispose();
        _https.Dispose();
        _certificate.Dispose();
    }

    private static Uri Address(string scheme, LoopbackPort port) => new($"{scheme}://localhost:{port.Number}");
}
