using System.Text.Json;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Idle;

/// <summary>How many scripts fit into one process while they wait.</summary>
internal sealed class IdleRow : IRow
{
    private const int DefaultRuns = 1;
    private const double LimitKiB = 96;
    private const double LimitMiB = 1.2 * 1024;
    private const double BytesPerKiB = 1 << 10;
    private const double BytesPerMiB = 1 << 20;

    private static readonly IdleLoad Load = new(Sessions: 10_000);

    public string Name => "script-idle";

    public string Summary => "10,000 idle scripts in one process, each with a timer and an open socket: the memory that they take; --messages says how many";

    public string Goals => "≤ 96 KiB each, ≤ 1.2 GiB in all";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var load = new IdleLoad(order.Messages ?? Load.Sessions);
        var reports = new List<IdleReport>();
        for (var run = 0; run < (order.Runs ?? DefaultRuns); run++)
        {
            order.Progress($"{Name}: {load}");
            await using var child = ChildProcess.Start(IdleClientCommand.CommandLine(order.Server, load));
            reports.Add(JsonSerializer.Deserialize<IdleReport>(await child.ReadLineAsync(cancellation).ConfigureAwait(false))!);
        }

        return Tell(load, reports);
    }

    /// <summary>One script is in the base already.</summary>
    private List<Figure> Tell(IdleLoad load, List<IdleReport> reports)
    {
        var each = Of(report => Math.Max(0, report.Bytes - report.BaseBytes) / BytesPerKiB / Math.Max(1, load.Sessions - 1));
        var whole = Of(report => report.Bytes / BytesPerMiB);
        return
        [
            Figure("each script, KiB", each) with { Goal = Goal.Below(LimitKiB, "KiB", each) },
            Figure("RSS, MiB", whole) with { Goal = Goal.Below(LimitMiB, "MiB", whole) },
            Figure("RSS with one script, MiB", Of(report => report.BaseBytes / BytesPerMiB)),
            Figure("scripts opened/s", Of(report => load.Sessions / report.Seconds)),
        ];

        Spread Of(Func<IdleReport, double> quantity) => Spread.Of(reports.Select(quantity));
        Figure Figure(string quantity, Spread spread) => new(Name, load.ToString(), quantity, spread);
    }
}
