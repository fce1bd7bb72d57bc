namespace MiniActors.Wire;

/// <summary>HTTP as a transfer lane sees it.</summary>
public interface IHttpWire
{
    /// <summary>
    /// Begins one exchange and returns at once; never throws for what the network does. The sink is told exactly one
    /// <see cref="HttpSignal.Completed"/> or <see cref="HttpSignal.Failed"/>, from any thread. Cancelling ends it with
    /// <see cref="WireFault.Aborted"/>.
    /// </summary>
    void Begin(HttpExchange exchange, Action<HttpSignal> sink, CancellationToken cancellation);
}
