using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MiniActors.Host.Lab;

namespace MiniActors.Tests.Host.Lab;

public sealed class LabServerSpecs
{
    private static readonly TimeSpan Soon = LabFixture.Soon;

    [Fact]
    public async Task Http_and_ws_share_one_free_port_and_https_and_wss_another()
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), default).WaitAsync(Soon);

        Assert.Equal($"http://localhost:{lab.HttpUrl.Port}/", lab.HttpUrl.ToString());
        Assert.Equal($"https://localhost:{lab.HttpsUrl.Port}/", lab.HttpsUrl.ToString());
        Assert.Equal(new Uri($"ws://localhost:{lab.HttpUrl.Port}"), lab.WsUrl);
        Assert.Equal(new Uri($"wss://localhost:{lab.HttpsUrl.Port}"), lab.WssUrl);
        Assert.NotEqual(lab.HttpUrl.Port, lab.HttpsUrl.Port);
    }

    [Fact]
    public async Task A_busy_port_is_named_with_what_to_do()
    {
        using var holder = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        holder.Listen();
        var port = ((IPEndPoint)holder.LocalEndPoint!).Port;

        var failure = await Assert.ThrowsAsync<LabStartException>(
            () => LabServer.StartAsync(new LabOptions { HttpsPort = port }, default).WaitAsync(Soon));

        Assert.Equal(port, failure.Port);
        Assert.StartsWith($"Port {port} for HTTPS and WSS is already in use", failure.Message);
        Assert.Contains("choose another port, or 0", failure.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public async Task A_number_that_is_no_port_is_refused(int port)
    {
        var failure = await Assert.ThrowsAsync<LabStartException>(
            () => LabServer.StartAsync(new LabOptions { HttpPort = port }, default).WaitAsync(Soon));

        Assert.StartsWith($"{port} is not a port for HTTP and WS", failure.Message);
    }

    [Fact]
    public async Task A_fixed_port_is_taken_and_is_free_again_after_a_failed_start_and_after_the_end()
    {
        var first = await LabServer.StartAsync(new LabOptions(), default).WaitAsync(Soon);
        var (http, https) = (first.HttpUrl.Port, first.HttpsUrl.Port);
        await Assert.ThrowsAsync<LabStartException>(
            () => LabServer.StartAsync(new LabOptions { HttpPort = http }, default).WaitAsync(Soon));
        await first.DisposeAsync();

        // The first port is had and the second is not: the first must be given back.
        using (var holder = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            holder.Bind(new IPEndPoint(IPAddress.Loopback, https));
            holder.Listen();
            await Assert.ThrowsAsync<LabStartException>(
                () => LabServer.StartAsync(new LabOptions { HttpPort = http, HttpsPort = https }, default).WaitAsync(Soon));
        }

        await using var second = await LabServer.StartAsync(new LabOptions { HttpPort = http, HttpsPort = https }, default).WaitAsync(Soon);
        Assert.Equal((http, https), (second.HttpUrl.Port, second.HttpsUrl.Port));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task A_client_that_trusts_the_written_certificate_speaks_https_to_every_loopback_name(string host)
    {
        if (host == "[::1]" && !HasVersion6())
            return; // A machine without ::1 has nothing to connect to.
        await using var lab = await LabServer.StartAsync(new LabOptions(), default).WaitAsync(Soon);
        var path = Path.GetTempFileName();
        try
        {
            await lab.WriteCertificateAsync(path);
            using var client = new HttpClient(await LabFixture.TrustingAsync(path));

            Assert.StartsWith("Plain text", await client.GetStringAsync($"https://{host}:{lab.HttpsUrl.Port}/text").WaitAsync(Soon));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_certificate_file_holds_no_key_and_a_p256_certificate_of_a_few_days()
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), default).WaitAsync(Soon);
        var path = Path.GetTempFileName();
        try
        {
            await lab.WriteCertificateAsync(path);
            var pem = await File.ReadAllTextAsync(path);
            using var certificate = X509Certificate2.CreateFromPem(pem);
            using var key = certificate.GetECDsaPublicKey();

            Assert.DoesNotContain("PRIVATE", pem);
            Assert.Equal(256, key!.KeySize);
            Assert.InRange((certificate.NotAfter - certificate.NotBefore).TotalDays, 1, 7);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_client_that_was_told_nothing_does_not_trust_the_lab()
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), default).WaitAsync(Soon);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(lab.HttpsUrl).WaitAsync(Soon));
    }

    [Fact]
    public async Task Stopping_cuts_what_would_never_end()
    {
        var lab = await LabServer.StartAsync(new LabOptions(), default).WaitAsync(Soon);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var answer = await client.GetAsync(new Uri(lab.HttpUrl, "/stall"), HttpCompletionOption.ResponseHeadersRead).WaitAsync(Soon);
        var body = answer.Content.ReadAsStringAsync();

        await lab.DisposeAsync().AsTask().WaitAsync(Soon);
        await lab.DisposeAsync().AsTask().WaitAsync(Soon);

        await Assert.ThrowsAnyAsync<Exception>(() => body.WaitAsync(Soon));
        Assert.True(body.IsFaulted);
    }

    private static bool HasVersion6()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
