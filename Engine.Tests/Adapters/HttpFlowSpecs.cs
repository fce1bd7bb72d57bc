using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>The wire where bodies are not in memory: what the specs of each direction share.</summary>
public abstract class HttpFlowSpecs : WireRig
{
    protected ManualClock Clock { get; } = new();

    protected (HttpLog Log, IHttpLink Link) Begin(HttpExchange exchange, CancellationToken cancellation = default)
    {
        var log = new HttpLog();
        return (log, new HttpWire(Transport, Clock).Begin(exchange, log.Tell, cancellation));
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
}
