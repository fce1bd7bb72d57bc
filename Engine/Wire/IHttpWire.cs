namespace MiniActors.Wire;

/// <summary>HTTP as a transfer lane sees it.</summary>
public interface IHttpWire
{
    /// <summary>
    /// Begins one exchange and returns at once; never throws for what the network does. The sink is told, from any thread but never
    /// from two at a time, what the exchange asks for, in this order: <see cref="HttpSignal.Sent"/>, <see cref="HttpSignal.Head"/>,
    /// <see cref="HttpSignal.Chunk"/> and <see cref="HttpSignal.Received"/>; and in the end exactly one
    /// <see cref="HttpSignal.Completed"/> or <see cref="HttpSignal.Failed"/>, with every stream closed. Cancelling ends it with
    /// <see cref="WireFault.Aborted"/>.
    /// </summary>
    IHttpLink Begin(HttpExchange exchange, Action<HttpSignal> sink, CancellationToken cancellation);
}
