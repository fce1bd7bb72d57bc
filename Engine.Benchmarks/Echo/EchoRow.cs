using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Echo;

/// <summary>The row <c>echo</c>: the engine beside the raw client.</summary>
internal sealed class EchoRow : IRow
{
    private const int Sockets = 64;
    private const int InFlight = 16;
    private const int DefaultRuns = 5;
    private const int WarmUps = 3;
    private const double SmallGoal = 1.0;

    // Small messages are many, so that a round takes long enough to be measured.
    private static readonly (int Bytes, int PerSocket, double? Goal)[] Sizes = [(64, 2_000, SmallGoal), (4096, 1_000, null)];

    public string Name => "echo";

    public string Summary => "64 sockets × 16 in flight, 64 B and 4 KiB: the engine beside a raw ClientWebSocket loop";

    public string Goals => "64 B: ≥ 1.0 of raw";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        foreach (var (bytes, perSocket, goal) in Sizes)
        {
            var load = new EchoLoad(Sockets, InFlight, bytes, order.Messages ?? perSocket);
            order.Progress($"echo: {load}");
            figures.AddRange(Tell(load, goal, await MeasureAsync(order, load, cancellation).ConfigureAwait(false)));
        }
        return figures;
    }

    private static async Task<Interleaved> MeasureAsync(RowOrder order, EchoLoad load, CancellationToken cancellation)
    {
        await using var raw = await RawEcho.OpenAsync(order.Server, load, cancellation).ConfigureAwait(false);
        await using var engine = await EngineEcho.OpenAsync(order.Server, load, cancellation).ConfigureAwait(false);
        return await Interleaved.RunAsync(WarmUps, order.Runs ?? DefaultRuns,
            () => Reading.OfAsync(load.Messages, engine.RoundAsync),
            () => Reading.OfAsync(load.Messages, raw.RoundAsync), cancellation).ConfigureAwait(false);
    }

    private IEnumerable<Figure> Tell(EchoLoad load, double? goal, Interleaved measured)
    {
        var speed = measured.Of(reading => reading.PerSecond);
        yield return Figure("messages/s", speed) with { Goal = goal is { } ratio ? Goal.AtLeast(ratio, speed.Ratio) : null };
        yield return Figure("CPU µs/message", measured.Of(reading => reading.CpuMicroseconds));
        yield return Figure("allocated B/message", measured.Of(reading => reading.AllocatedBytes));

        Figure Figure(string quantity, (Spread Engine, Spread Raw, Spread Ratio) spreads) =>
            new(Name, load.ToString(), quantity, spreads.Engine, spreads.Raw, spreads.Ratio);
    }
}
