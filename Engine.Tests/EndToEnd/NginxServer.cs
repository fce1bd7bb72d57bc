using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MiniActors.Testing;

namespace MiniActors.Tests.EndToEnd;

/// <summary>An nginx of its own, with TLS and in a directory of its own: a server that many mini programs speak to.</summary>
public sealed class NginxServer : IAsyncLifetime
{
    /// <summary>The size of <c>/big.bin</c>, whose byte i is i mod 251.</summary>
    public const int Big = 8 << 20;

    private const int Starts = 5;

    private readonly string _prefix = Directory.CreateTempSubdirectory("mini-actors-nginx-").FullName;
    private Process? _process;

    private static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") + Path.PathSeparator + "/usr/sbin").Split(Path.PathSeparator)
        .Select(place => Path.Combine(place, "nginx")).FirstOrDefault(File.Exists);

    /// <summary>True: it is installed here.</summary>
    public static bool IsThere => Program is not null;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Its certificate, as PEM.</summary>
    public string Certificate => Path.Combine(_prefix, "certificate.pem");

    public async Task InitializeAsync()
    {
        if (Program is null) return;
        using var certificate = FaultCertificates.SelfSigned("localhost");
        await File.WriteAllTextAsync(Certificate, certificate.ExportCertificatePem());
        using var key = certificate.GetRSAPrivateKey()!;
        await File.WriteAllTextAsync(Path.Combine(_prefix, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        Directory.CreateDirectory(Path.Combine(_prefix, "static"));
        await File.WriteAllBytesAsync(Path.Combine(_prefix, "static", "big.bin"), [.. Enumerable.Range(0, Big).Select(n => (byte)(n % 251))]);
        for (var left = Starts; !await TryStartAsync(FreePort()); left--)
            if (left == 1) throw new InvalidOperationException("nginx does not start:\n" + await File.ReadAllTextAsync(Path.Combine(_prefix, "error.log")));
    }

    // nginx cannot be asked for any port. Somebody may take this one before it does: then it is tried again.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> TryStartAsync(int port)
    {
        var configuration = Path.Combine(_prefix, "nginx.conf");
        await File.WriteAllTextAsync(configuration, Configuration(port));
        _process = Process.Start(new ProcessStartInfo(Program!, ["-p", _prefix, "-c", configuration, "-e", Path.Combine(_prefix, "error.log")]))!;
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(LabEngine.Limit);
        while (!_process.HasExited)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, port, limit.Token);
                Url = $"https://localhost:{port}";
                return true;
            }
            catch (SocketException)
            {
                await ticks.WaitForNextTickAsync(limit.Token);
            }
        }
        _process.Dispose();
        return false;
    }

    private string Configuration(int port) => $$"""
        {{(Environment.UserName == "root" ? "user root;" : "")}}
        daemon off;
        master_process off;
        worker_processes 1;
        pid {{_prefix}}/nginx.pid;
        events { worker_connections 256; }
        http {
          access_log off;
          client_body_temp_path {{_prefix}}/body;
          proxy_temp_path {{_prefix}}/proxy;
          fastcgi_temp_path {{_prefix}}/fastcgi;
          uwsgi_temp_path {{_prefix}}/uwsgi;
          scgi_temp_path {{_prefix}}/scgi;
          gzip on;
          gzip_types application/json;
          keepalive_requests 3;
          server {
            listen 127.0.0.1:{{port}} ssl;
            ssl_certificate {{Certificate}};
            ssl_certificate_key {{_prefix}}/key.pem;
            root {{_prefix}}/static;
            types { application/octet-stream bin; }
            default_type application/json;
            absolute_redirect off;
            client_max_body_size 64m;
            location /gzip { return 200 '{"encoding":"gzip","more":"{{new string('x', 500)}}"}'; }
            location /echo { return 200 '{"method":"$request_method","type":"$content_type","length":"$content_length"}'; }
            location /upload { return 200 '{"parts":[],"length":"$content_length"}'; }
            location /status/413 { client_max_body_size 64k; return 200 '{}'; }
            location /status/404 { return 404 'nothing'; }
            location /redirect { return 302 /echo; }
            location /slow.bin { limit_rate 64k; alias {{_prefix}}/static/big.bin; }
            location /big.bin { }
          }
        }
        """;

    public async Task DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync().WaitAsync(LabEngine.Limit);
            process.Dispose();
        }
        Directory.Delete(_prefix, recursive: true);
    }
}
