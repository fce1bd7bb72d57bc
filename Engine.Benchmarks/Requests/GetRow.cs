using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Requests;

/// <summary>The row <c>get</c>: the engine beside a plain <see cref="HttpClient"/>.</summary>
internal sealed class GetRow : IRow
{
    private const int DefaultRuns = 5;
    private const int WarmUps = 3;
    private const double Least = 0.9;

    private static readonly GetLoad[] Loads = [new(1, 5_000), new(10, 10_000), new(64, 12_800)];

    public string Name => "get";

    public string Summary => "GET × 1, × 10 and × 64 in flight: the engine beside a plain HttpClient";

    public string Goals => "each: ≥ 0.9 of raw";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        foreach (var usual in Loads)
        {
            var load = usual with { Requests = order.Messages ?? usual.Requests };
            order.Progress($"get: {load}");
            figures.AddRange(Tell(load, await MeasureAsync(order, load, cancellation).ConfigureAwait(false)));
        }
        return figures;
    }

    private static async Task<Interleaved> MeasureAsync(RowOrder order, GetLoad load, CancellationToken cancellation)
    {
        await using var engine = await EngineGet.OpenAsync(order.Web, load, cancellation).ConfigureAwait(false);
        using var raw = new RawGet(order.Web, load, engine.Profile);
        return await Interleaved.RunAsync(WarmUps, order.Runs ?? DefaultRuns,
            () => Reading.OfAsync(load.Requests, engine.RoundAsync),
            () => Reading.OfAsync(load.Requests, raw.RoundAsync), cancellation).ConfigureAwait(false);
    }

    private IEnumerable<Figure> Tell(GetLoad load, Interleaved measured)
    {
        var speed = measured.Of(reading => reading.PerSecond);
        yield return Figure("requests/s", speed) with { Goal = Goal.AtLeast(Least, speed.Ratio) };
        yield return Figure("CPU µs/request", measured.Of(reading => reading.CpuMicroseconds));
        yield return Figure("allocated B/request", measured.Of(reading => reading.AllocatedBytes));

        Figure Figure(string quantity, (Spread Engine, Spread Raw, Spread Ratio) spreads) =>
            new(Name, load.ToString(), quantity, spreads.Engine, spreads.Raw, spreads.Ratio);
    }
}
