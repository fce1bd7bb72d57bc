using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Nodes;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Flood;

/// <summary>The row <c>flood</c>: a server that sends as fast as it is read, and callbacks that only count.</summary>
internal sealed class FloodRow : IRow
{
    private const int DefaultRuns = 7;
    private const int WarmUps = 2;
    private const int PeakMiB = 128;

    private static readonly (FloodLoad Load, ByWire Goal)[] Loads =
    [
        (new FloodLoad(Sockets: 1, PerSocket: 400_000, Bytes: 64, TimeSpan.Zero), new ByWire(Native: 0.95, WebsocketClient: 0.80)),
        (new FloodLoad(Sockets: 16, PerSocket: 40_000, Bytes: 64, TimeSpan.Zero), new ByWire(Native: 0.90, WebsocketClient: 0.75)),
        (new FloodLoad(Sockets: 16, PerSocket: 8_000, Bytes: 4096, TimeSpan.Zero), new ByWire(Native: 1.2, WebsocketClient: 1.0)),
    ];

    public string Name => "flood";

    public string Summary => "a server that sends as fast as it is read, to 1 × 64 B, 16 × 64 B, 16 × 4 KiB: the engine beside a raw ClientWebSocket loop";

    public string Goals => "≥ 0.95 / 0.90 / 1.2 of raw (websocket-client 0.80 / 0.75 / 1.0), peak RSS ≤ 128 MiB, order kept";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        foreach (var (usual, goal) in Loads)
        {
            var load = usual with { PerSocket = order.Messages ?? usual.PerSocket };
            order.Progress($"{Name}: {load}");
            var told = new Telling(Name, load.ToString(), await MeasureAsync(order, load, cancellation).ConfigureAwait(false));
            figures.AddRange(told.Ratios("messages/s", reading => reading.PerSecond, (wire, ratio) => Goal.AtLeast(goal.On(wire), ratio)));
            figures.AddRange(told.Ratios("CPU µs/message", reading => reading.CpuMicroseconds));
            foreach (var wire in order.Wires)
            {
                var report = await FloodReport.OfAsync(order.Server, load, wire, cancellation).ConfigureAwait(false);
                var (peak, disorder) = (Spread.Of([report.PeakMiB]), Spread.Of([report.OutOfOrder]));
                figures.Add(new Figure(Name, load.ToString(), "peak RSS, MiB", peak, Goal: Goal.Below(PeakMiB, "MiB", peak), Wire: wire));
                figures.Add(new Figure(Name, load.ToString(), "messages out of order", disorder, Goal: Goal.None(disorder), Wire: wire));
            }
        }
        return figures;
    }

    private static async Task<Interleaved> MeasureAsync(RowOrder order, FloodLoad load, CancellationToken cancellation)
    {
        var engines = new List<EngineFlood>();
        try
        {
            var contenders = new List<Contender>();
            foreach (var wire in order.Wires)
            {
                var engine = await EngineFlood.OpenAsync(order.Server, load, wire, cancellation).ConfigureAwait(false);
                engines.Add(engine);
                contenders.Add(new Contender(wire, () => Reading.OfAsync(load.Messages, () => engine.RunAsync(cancellation))));
            }
            var raw = new RawFlood(order.Server, load);
            contenders.Add(new Contender(Contender.Raw, () => Reading.OfAsync(load.Messages, raw.RunAsync)));
            await using var node = await NodeClient.StartAsync(order.Node, new
            {
                work = "flood",
                url = new Uri(order.Server, new FloodOrder(load.PerSocket, load.Bytes).Path),
                sockets = load.Sockets,
                perSocket = load.PerSocket,
            }, needsWs: true, cancellation).ConfigureAwait(false);
            contenders.AddRange(NodeClient.ContenderOf(node));
            return await Interleaved.RunAsync(order.IsShort ? 1 : WarmUps, order.Runs ?? DefaultRuns, contenders, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var engine in engines) await engine.DisposeAsync().ConfigureAwait(false);
        }
    }
}
