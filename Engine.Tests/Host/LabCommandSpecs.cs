using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MiniActors.Host;

namespace MiniActors.Tests.Host;

public sealed class LabCommandSpecs : ScriptFolder
{
    [Fact]
    public async Task The_lab_says_where_it_is_and_ends_well_when_it_is_interrupted()
    {
        var pem = Missing("lab.pem");
        using var interrupted = new CancellationTokenSource();
        using var output = new LineWatch();
        using var error = new LineWatch();
        var running = HostProgram.RunAsync(["lab", "--certificate", pem], new Terminal(output.Writer, error.Writer), interrupted.Token);

        var https = (await output.LineWithAsync("https  ")).Split(' ')[^1];
        Assert.Equal($"certificate  {pem}", await output.LineWithAsync("certificate"));
        await output.LineWithAsync("Ctrl+C");
        using var trusted = X509CertificateLoader.LoadCertificateFromFile(pem);
        using var client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, seen, _, _) => seen?.GetCertHashString() == trusted.GetCertHashString() },
        });
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(new Uri(https), "/echo")).WaitAsync(CommandRun.Soon)).StatusCode);

        await interrupted.CancelAsync();
        Assert.Equal(0, await running.WaitAsync(CommandRun.Soon));
        Assert.Equal("", error.Text);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var run = await CommandRun.OfAsync("lab", "--http-port", $"{port}");

        Assert.Equal(2, run.Status);
        Assert.Contains($"{port}", run.Complaint, StringComparison.Ordinal);
        Assert.Contains("in use", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_written_is_named()
    {
        var nowhere = Path.Combine(Missing("no"), "lab.pem");

        var run = await CommandRun.OfAsync("lab", "--certificate", nowhere);

        Assert.Equal(
            ($"mini-actors: cannot write the certificate to '{nowhere}': there is no such directory; choose another --certificate", 2),
            (run.Complaint, run.Status));
    }
}
