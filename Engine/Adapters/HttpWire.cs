using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>The HTTP wire: one exchange in memory over the shared transport. It follows no redirect and repeats no POST.</summary>
/// <param name="transport">The way to the network.</param>
public sealed class HttpWire(Transport transport) : IHttpWire
{
    /// <inheritdoc />
    public void Begin(HttpExchange exchange, Action<HttpSignal> sink, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(sink);
        _ = RunAsync(exchange, sink, cancellation);
    }

    private async Task RunAsync(HttpExchange exchange, Action<HttpSignal> sink, CancellationToken cancellation) =>
        sink(await ExchangeAsync(exchange, cancellation).ConfigureAwait(false));

    private async Task<HttpSignal> ExchangeAsync(HttpExchange exchange, CancellationToken cancellation)
    {
        var answered = false;
        try
        {
            using var request = HttpRequests.Of(exchange);
            new DialAttempt(cancellation).TieTo(request);
            using var invoker = new HttpMessageInvoker(transport.HandlerFor(exchange.Policy), disposeHandler: false);
            using var response = await invoker.SendAsync(request, cancellation).ConfigureAwait(false);
            answered = true;
            var fields = HttpFields.Of(response);
            HttpFraming.Check(fields);
            var body = await BoundedBody.ReadAsync(response.Content, exchange.BodyBytes, cancellation).ConfigureAwait(false);
            return new HttpSignal.Completed((int)response.StatusCode, fields, body);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            return new HttpSignal.Failed(WireFault.Aborted, "The exchange was ended by us");
        }
        catch (Exception error)
        {
            return WireFaults.OfExchange(error, answered);
        }
    }
}
