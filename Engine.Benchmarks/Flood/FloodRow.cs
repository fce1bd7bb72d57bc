using System.Text.Json;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Flood;

/// <summary>The row <c>flood</c>: a server that sends as fast as it is read, and callbacks that are slow.</summary>
internal sealed class FloodRow : IRow
{
    private const int DefaultRuns = 1;
    private const int LimitMiB = 200;
    private const double BytesPerMiB = 1 << 20;

    private static readonly FloodLoad Load = new(Sockets: 16, PerSocket: 25_000, Bytes: 4096, Callback: TimeSpan.FromMilliseconds(1));

    public string Name => "flood";

    public string Summary => "16 sockets × 25,000 messages of 4 KiB, each with a callback of 1 ms: the memory that it takes";

    public string Goals => "peak RSS < 200 MiB, nothing lost, order kept";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var load = Load with { PerSocket = order.Messages ?? Load.PerSocket };
        var reports = new List<FloodReport>();
        for (var run = 0; run < (order.Runs ?? DefaultRuns); run++)
        {
            order.Progress($"flood: {load}");
            reports.Add(await RunOnceAsync(order.Server, load, cancellation).ConfigureAwait(false));
        }
        return Tell(load, reports);
    }

    private static async Task<FloodReport> RunOnceAsync(Uri server, FloodLoad load, CancellationToken cancellation)
    {
        await using var child = ChildProcess.Start(FloodClientCommand.CommandLine(server, load));
        return JsonSerializer.Deserialize<FloodReport>(await child.ReadLineAsync(cancellation).ConfigureAwait(false))!;
    }

    private List<Figure> Tell(FloodLoad load, List<FloodReport> reports)
    {
        var peak = Of(report => report.PeakBytes / BytesPerMiB);
        var lost = Of(report => load.Messages - report.Received);
        var disorder = Of(report => report.OutOfOrder);
        return
        [
            Figure("peak RSS, MiB", peak) with { Goal = Goal.Below(LimitMiB, "MiB", peak) },
            Figure("RSS before the flood, MiB", Of(report => report.BaseBytes / BytesPerMiB)),
            Figure("messages lost", lost) with { Goal = Goal.None(lost) },
            Figure("messages out of order", disorder) with { Goal = Goal.None(disorder) },
            Figure("messages/s", Of(report => report.Received / report.Seconds)),
        ];

        Spread Of(Func<FloodReport, double> quantity) => Spread.Of(reports.Select(quantity));
        Figure Figure(string quantity, Spread spread) => new(Name, load.ToString(), quantity, spread);
    }
}
