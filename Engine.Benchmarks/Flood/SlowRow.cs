using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Flood;

/// <summary>The row <c>slow</c>: a flood, and callbacks that are slow.</summary>
internal sealed class SlowRow : IRow
{
    private const int DefaultRuns = 1;
    private const int AboveMiB = 64;

    private static readonly FloodLoad Load = new(Sockets: 16, PerSocket: 25_000, Bytes: 4096, Callback: TimeSpan.FromMilliseconds(1));

    public string Name => "slow";

    public string Summary => "half a minute of a flood: 16 sockets × 25,000 messages of 4 KiB, each with a callback of 1 ms: the memory that it takes";

    public string Goals => "peak RSS ≤ base + 64 MiB, nothing lost, order kept";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var load = Load with { PerSocket = order.Messages ?? Load.PerSocket };
        var figures = new List<Figure>();
        foreach (var wire in order.Wires)
        {
            var reports = new List<FloodReport>();
            for (var run = 0; run < (order.Runs ?? DefaultRuns); run++)
            {
                order.Progress($"{Name}: {load}, {wire}");
                reports.Add(await FloodReport.OfAsync(order.Server, load, wire, cancellation).ConfigureAwait(false));
            }
            figures.AddRange(Tell(load, wire, reports));
        }
        return figures;
    }

    private List<Figure> Tell(FloodLoad load, string wire, List<FloodReport> reports)
    {
        var above = Of(report => report.AboveMiB);
        var lost = Of(report => load.Messages - report.Received);
        var disorder = Of(report => report.OutOfOrder);
        return
        [
            Figure("peak RSS above the base, MiB", above) with { Goal = Goal.Below(AboveMiB, "MiB", above) },
            Figure("peak RSS, MiB", Of(report => report.PeakMiB)),
            Figure("messages lost", lost) with { Goal = Goal.None(lost) },
            Figure("messages out of order", disorder) with { Goal = Goal.None(disorder) },
            Figure("messages/s", Of(report => report.Received / report.Seconds)),
        ];

        Spread Of(Func<FloodReport, double> quantity) => Spread.Of(reports.Select(quantity));
        Figure Figure(string quantity, Spread spread) => new(Name, load.ToString(), quantity, spread, Wire: wire);
    }
}
