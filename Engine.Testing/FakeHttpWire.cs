using System.Collections.Concurrent;
using System.Text;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Testing;

/// <summary>A network for HTTP in which the test plays the server.</summary>
/// <param name="told">Told every exchange that begins, in order; e.g. <c>asked => probe.Tell(asked)</c>. Null: nobody.</param>
public sealed class FakeHttpWire(Action<FakeExchange>? told = null) : IHttpWire
{
    private readonly ConcurrentQueue<FakeExchange> _exchanges = new();

    /// <summary>Every exchange that began, in order.</summary>
    public IReadOnlyList<FakeExchange> Exchanges => [.. _exchanges];

    /// <inheritdoc />
    public void Begin(HttpExchange exchange, Action<HttpSignal> sink, CancellationToken cancellation)
    {
        var fake = new FakeExchange(exchange, sink, cancellation);
        _exchanges.Enqueue(fake);
        told?.Invoke(fake);
    }
}

/// <summary>One exchange of a <see cref="FakeHttpWire"/>.</summary>
public sealed class FakeExchange
{
    private readonly Action<HttpSignal> _sink;

    internal FakeExchange(HttpExchange exchange, Action<HttpSignal> sink, CancellationToken cancellation) =>
        (Exchange, _sink, Cancellation) = (exchange, sink, cancellation);

    /// <summary>What was asked.</summary>
    public HttpExchange Exchange { get; }

    /// <summary>Cancelled when the engine has given the exchange up.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The server answers.</summary>
    public void Answer(int status, string body = "", params (string Name, string Value)[] headers) =>
        _sink(new HttpSignal.Completed(status, Headers.Of(headers), Encoding.UTF8.GetBytes(body)));

    /// <summary>The network fails.</summary>
    public void Fail(WireFault fault, string cause = "it broke") => _sink(new HttpSignal.Failed(fault, cause));
}
