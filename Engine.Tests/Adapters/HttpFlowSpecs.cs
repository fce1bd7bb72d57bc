using System.Text;
using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>The wire where bodies are not in memory: what the specs of each direction share.</summary>
public abstract class HttpFlowSpecs : IAsyncDisposable
{
    private readonly Transport _transport = new(_ => false);
    private readonly List<IAsyncDisposable> _servers = [];

    protected static readonly TransportPolicy Loopback = new() { PrivateAddresses = true, AnyCertificate = true };

    protected ManualClock Clock { get; } = new();

    protected (HttpLog Log, IHttpLink Link) Begin(HttpExchange exchange, CancellationToken cancellation = default)
    {
        var log = new HttpLog();
        return (log, new HttpWire(_transport, Clock).Begin(exchange, log.Tell, cancellation));
    }

    protected static HttpExchange Get(Uri url) => new() { Url = url, Method = "GET", Policy = Loopback };

    protected static HttpExchange Post(Uri url, HttpUpload upload, params (string, string)[] fields) =>
        new() { Url = url, Method = "POST", Policy = Loopback, Upload = upload, Headers = Headers.Of(fields) };

    protected static HttpUpload.Form Form(BodySource source, string fileName = "a.bin") =>
        new([KeyValuePair.Create("user", "1")], new("file", fileName, "application/x-thing", source));

    protected static BodySource SourceOf(byte[] bytes) => new(bytes.Length, () => new MemoryStream(bytes));

    protected static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    protected FaultServer Raw(Func<FaultConnection, Task>? script = null, bool secure = false) => Own(new FaultServer(script, secure ? FaultCertificates.Localhost : null));

    /// <summary>A server that answers each request with these bytes and says no more.</summary>
    protected FaultServer Answering(byte[] answer) => Raw(async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.WriteAsync(answer);
        peer.Fin();
        await peer.ReadToEndAsync();
    });

    protected FaultServer Answering(string answer) => Answering(Encoding.Latin1.GetBytes(answer));

    protected T Own<T>(T server) where T : IAsyncDisposable
    {
        _servers.Add(server);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        _transport.Dispose();
        GC.SuppressFinalize(this);
    }
}
