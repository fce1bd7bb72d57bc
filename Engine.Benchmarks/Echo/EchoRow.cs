using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Echo;

/// <summary>The row <c>echo</c>: the engine beside the raw client, under a load and with one message at a time.</summary>
internal sealed class EchoRow : IRow
{
    private const int DefaultRuns = 7;
    private const int WarmUps = 3;

    // Small messages are many, so that a round takes long enough to be measured.
    private static readonly (EchoLoad Load, ByWire Goal)[] Busy =
    [
        (new EchoLoad(Sockets: 64, InFlight: 16, Bytes: 64, PerSocket: 2_000), new ByWire(Native: 1.8, WebsocketClient: 1.5)),
        (new EchoLoad(Sockets: 64, InFlight: 16, Bytes: 4096, PerSocket: 1_000), new ByWire(Native: 1.1, WebsocketClient: 1.0)),
    ];

    private static readonly EchoLoad Lonely = new(Sockets: 1, InFlight: 1, Bytes: 64, PerSocket: 5_000);
    private static readonly ByWire LonelyGoal = new(Native: 1.10, WebsocketClient: 1.15);

    public string Name => "echo";

    public string Summary => "64 sockets × 16 in flight, 64 B and 4 KiB; 1 × 1, 64 B: the engine beside a raw ClientWebSocket loop";

    public string Goals => "64 × 16, 64 B: ≥ 1.8 of raw (websocket-client 1.5), 4 KiB: ≥ 1.1 (1.0); 1 × 1: CPU and p50 ≤ 1.10 (1.15)";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        foreach (var (load, goal) in Busy)
        {
            var told = await MeasureAsync(order, load, cancellation).ConfigureAwait(false);
            figures.AddRange(told.Ratios("messages/s", reading => reading.PerSecond, (wire, ratio) => Goal.AtLeast(goal.On(wire), ratio)));
            figures.AddRange(told.Ratios("CPU µs/message", reading => reading.CpuMicroseconds));
            figures.AddRange(told.Ratios("allocated B/message", reading => reading.AllocatedBytes));
        }
        var lonely = await MeasureAsync(order, Lonely, cancellation).ConfigureAwait(false);
        figures.AddRange(lonely.Ratios("CPU µs/message", reading => reading.CpuMicroseconds, AtMost));
        figures.AddRange(lonely.Ratios("there and back, p50 µs", reading => reading.MedianMicroseconds, AtMost));
        return figures;

        static Goal AtMost(string wire, Spread ratio) => Goal.AtMost(LonelyGoal.On(wire), ratio);
    }

    private async Task<Telling> MeasureAsync(RowOrder order, EchoLoad usual, CancellationToken cancellation)
    {
        var load = usual with { PerSocket = order.Messages ?? usual.PerSocket };
        order.Progress($"{Name}: {load}");
        using var together = load.IsLonely ? order.OnOneProcessor() : null;
        return new Telling(Name, load.ToString(), await EchoTurns.MeasureAsync(
            order, load, order.IsShort ? 1 : WarmUps, order.Runs ?? DefaultRuns, cancellation).ConfigureAwait(false));
    }
}
