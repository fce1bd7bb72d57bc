using System.Collections.Concurrent;
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
    public IHttpLink Begin(HttpExchange exchange, Action<HttpSignal> sink, CancellationToken cancellation)
    {
        var fake = new FakeExchange(exchange, sink, cancellation);
        _exchanges.Enqueue(fake);
        told?.Invoke(fake);
        return fake;
    }
}
