using System.Text;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Testing;

/// <summary>
/// One exchange of a <see cref="FakeHttpWire"/>: the test plays the server. Each member tells what it says at once, whether the
/// exchange asked for it or not, and on the thread of the test.
/// </summary>
public sealed class FakeExchange : IHttpLink
{
    private readonly Action<HttpSignal> _sink;
    private long _credited;
    private bool _headIsTold;

    internal FakeExchange(HttpExchange exchange, Action<HttpSignal> sink, CancellationToken cancellation) =>
        (Exchange, _sink, Cancellation) = (exchange, sink, cancellation);

    /// <summary>What was asked.</summary>
    public HttpExchange Exchange { get; }

    /// <summary>Cancelled when the engine has given the exchange up.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>How many bytes of chunks the engine has given back as credit.</summary>
    public long Credited => Interlocked.Read(ref _credited);

    /// <summary>The server answers, body and all; and the head with it, unless <see cref="Head"/> told it before.</summary>
    public void Answer(int status, string body = "", params (string Name, string Value)[] headers) =>
        _sink(new HttpSignal.Completed(status, Headers.Of(headers), Encoding.UTF8.GetBytes(body)) { WithHead = !_headIsTold });

    /// <summary>The head of the response is here.</summary>
    public void Head(int status, params (string Name, string Value)[] headers)
    {
        _headIsTold = true;
        _sink(new HttpSignal.Head(status, Headers.Of(headers)));
    }

    /// <summary>A piece of the body is here.</summary>
    public void Chunk(byte[] bytes) => _sink(new HttpSignal.Chunk(bytes));

    /// <summary>A piece of the body is here.</summary>
    public void Chunk(string text) => Chunk(Encoding.UTF8.GetBytes(text));

    /// <summary>So much of the request body has gone.</summary>
    public void Sent(long bytes, long? total) => _sink(new HttpSignal.Sent(bytes, total));

    /// <summary>So much of the response body has come.</summary>
    public void Received(long bytes, long? total) => _sink(new HttpSignal.Received(bytes, total));

    /// <summary>
    /// The server takes the whole upload: the bytes of its source, without the frame of a form. A source that cannot be read fails the
    /// exchange, as it does on the real wire; then there are no bytes.
    /// </summary>
    public byte[] TakeUpload()
    {
        var source = Exchange.Upload switch
        {
            HttpUpload.Raw raw => raw.Source,
            HttpUpload.Form form => form.File.Source,
            _ => throw new InvalidOperationException("There is no upload"),
        };
        try
        {
            using var stream = source.Open();
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception error)
        {
            Fail(WireFault.Source, error.Message);
            return [];
        }
    }

    /// <summary>
    /// The server answers with a body for the target of the exchange, which is opened, written and closed, and only then told. A
    /// target that cannot be written fails the exchange, as it does on the real wire.
    /// </summary>
    public void Download(int status, byte[] body, params (string Name, string Value)[] headers)
    {
        var target = Exchange.Target ?? throw new InvalidOperationException("There is no target");
        var fields = Headers.Of(headers);
        try
        {
            using var stream = target.Open(new HttpSignal.Head(status, fields));
            stream?.Write(body);
            if (stream is null) body = [];
        }
        catch (Exception error)
        {
            Fail(WireFault.Storage, error.Message);
            return;
        }
        _sink(new HttpSignal.Completed(status, fields, []) { Written = body.Length });
    }

    /// <summary>The network fails.</summary>
    public void Fail(WireFault fault, string cause = "it broke") => _sink(new HttpSignal.Failed(fault, cause));

    void IHttpLink.Credit(int bytes) => Interlocked.Add(ref _credited, bytes);
}
