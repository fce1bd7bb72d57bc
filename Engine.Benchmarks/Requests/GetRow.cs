using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Nodes;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Requests;

/// <summary>The row <c>get</c>: the engine beside a plain <see cref="HttpClient"/>.</summary>
internal sealed class GetRow : IRow
{
    private const int DefaultRuns = 31;
    private const int WarmUps = 8;
    private const double Least = 0.95;
    private const double MoreKiB = 0.6;
    private const double BytesPerKiB = 1 << 10;

    private static readonly GetLoad[] Loads = [new(1, 5_000), new(10, 10_000), new(64, 16_000)];

    public string Name => "get";

    public string Summary => "GET × 1, × 10 and × 64 in flight: the engine beside a plain HttpClient";

    public string Goals => "each: ≥ 0.95 of raw, allocated ≤ raw + 0.6 KiB a request";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        foreach (var usual in Loads)
        {
            var load = usual with { Requests = order.Messages ?? usual.Requests };
            order.Progress($"get: {load}");
            using var together = load.InFlight == 1 ? order.OnOneProcessor() : null;
            var told = new Telling(Name, load.ToString(), await MeasureAsync(order, load, cancellation).ConfigureAwait(false));
            figures.AddRange(told.Ratios("requests/s", reading => reading.PerSecond, (_, ratio) => Goal.AtLeast(Least, ratio)));
            figures.AddRange(told.Ratios("CPU µs/request", reading => reading.CpuMicroseconds));
            figures.AddRange(told.Extra("allocated KiB/request", reading => reading.AllocatedBytes / BytesPerKiB, MoreKiB, "KiB"));
        }
        return figures;
    }

    private static async Task<Interleaved> MeasureAsync(RowOrder order, GetLoad load, CancellationToken cancellation)
    {
        await using var engine = await EngineGet.OpenAsync(order.Web, load, cancellation).ConfigureAwait(false);
        using var raw = new RawGet(order.Web, load, engine.Profile);
        await using var node = await NodeClient.StartAsync(order.Node, new
        {
            work = "get",
            url = order.Web,
            inFlight = load.InFlight,
            requests = load.Requests,
            headers = RawGet.FieldsOf(engine.Profile, order.Web),
        }, needsWs: false, cancellation).ConfigureAwait(false);
        return await Interleaved.RunAsync(order.IsShort ? 1 : WarmUps, order.Runs ?? DefaultRuns,
        [
            new Contender(Contender.Engine, () => Reading.OfAsync(load.Requests, engine.RoundAsync)),
            new Contender(Contender.Raw, () => Reading.OfAsync(load.Requests, raw.RoundAsync)),
            .. NodeClient.ContenderOf(node),
        ], cancellation).ConfigureAwait(false);
    }
}
