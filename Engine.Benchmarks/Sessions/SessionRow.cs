using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Sessions;

/// <summary>The row <c>idle</c>: how many sessions fit into one process while they wait, and what they take of a processor.</summary>
internal sealed class SessionRow : IRow
{
    private const int DefaultRuns = 1;
    private const double SharePercent = 0.5;
    private const double Hundred = 100;

    // As long as the longest silence after which a socket is pinged, so that every ping is in it.
    private static readonly SessionLoad Load = new(Sessions: 10_000, TimeSpan.FromSeconds(120));
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(0.2);
    private static readonly ByWire LimitKiB = new(Native: 20, WebsocketClient: 42);

    public string Name => "idle";

    public string Summary => "10,000 idle sessions in one process, each with rules, callbacks and an open socket, beside as many raw sockets; --messages says how many";

    public string Goals => "≤ 20 KiB each (websocket-client 42), ≤ 0.5 % of a core";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var load = order.Messages is { } sessions ? new SessionLoad(sessions, Short) : Load;
        var reports = new Dictionary<string, List<SessionReport>>();
        for (var run = 0; run < (order.Runs ?? DefaultRuns); run++)
        {
            foreach (var contender in order.Wires.Append(Contender.Raw).Append(Contender.Node))
            {
                order.Progress($"{Name}: {load}, {contender}");
                if (await SessionReport.OfAsync(order, load, contender, cancellation).ConfigureAwait(false) is not { } report) continue;
                if (!reports.TryGetValue(contender, out var of)) reports[contender] = of = [];
                of.Add(report);
            }
        }
        return [.. order.Wires.SelectMany(wire => Tell(load, wire, order.IsShort, reports))];
    }

    // What is told of few sessions says nothing of each: there, no goal is held against it.
    private IEnumerable<Figure> Tell(SessionLoad load, string wire, bool isShort, Dictionary<string, List<SessionReport>> reports)
    {
        yield return Figure("each session, KiB", report => report.EachKiB(load), each => isShort ? null : Goal.Below(LimitKiB.On(wire), "KiB", each));
        yield return Figure("of a core, %", report => report.Share * Hundred, share => isShort ? null : Goal.Below(SharePercent, "%", share));

        Figure Figure(string quantity, Func<SessionReport, double> of, Func<Spread, Goal?> goal)
        {
            var engine = Of(wire, of)!;
            var raw = Of(Contender.Raw, of)!;
            var ratio = raw.Median > 0 ? Spread.Of([engine.Median / raw.Median]) : null;
            return new Figure(Name, load.ToString(), quantity, engine, raw, ratio, goal(engine), wire, Of(Contender.Node, of));
        }

        Spread? Of(string contender, Func<SessionReport, double> of) => reports.TryGetValue(contender, out var found) ? Spread.Of(found.Select(of)) : null;
    }
}
