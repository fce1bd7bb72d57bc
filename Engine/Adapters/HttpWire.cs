using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>The HTTP wire over the shared transport. It follows no redirect and repeats no POST.</summary>
/// <param name="transport">The way to the network.</param>
/// <param name="time">The time; null: the machine's.</param>
public sealed class HttpWire(Transport transport, TimeProvider? time = null) : IHttpWire
{
    private readonly RequestForms _forms = new();
    private NetworkLine _line = new(null, time ?? TimeProvider.System);

    /// <inheritdoc />
    public IHttpLink Begin(HttpExchange exchange, Action<HttpSignal> sink, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(sink);
        var course = new HttpCourse(transport, time ?? TimeProvider.System, LineOf(exchange.Network), _forms, exchange, sink);
        _ = course.RunAsync(cancellation);
        return course;
    }

    /// <summary>The exchanges of one mini program share its line, and nearly always come one behind the other.</summary>
    private NetworkLine LineOf(NetworkConditions? conditions)
    {
        var last = _line;
        return last.Conditions == conditions ? last : _line = new NetworkLine(conditions, time ?? TimeProvider.System);
    }
}
