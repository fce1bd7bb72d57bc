using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Nodes;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Connecting;

/// <summary>The row <c>connect</c>: from the call to the first callback, on loopback.</summary>
internal sealed class ConnectRow : IRow
{
    private const int DefaultRuns = 21;
    private const int WarmUps = 40;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);
    private static readonly ConnectLoad Load = new(AtOnce: 32, Connects: 1_024);
    private static readonly ByWire Least = new(Native: 1.0, WebsocketClient: 0.65);

    public string Name => "connect";

    public string Summary => "32 connections at once, each to its first callback: the engine beside a raw ClientWebSocket";

    public string Goals => "≥ 1.0 of raw (websocket-client 0.65)";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var load = Load with { Connects = order.Messages ?? Load.Connects };
        order.Progress($"{Name}: {load}");
        var told = new Telling(Name, load.ToString(), await MeasureAsync(order, load, cancellation).ConfigureAwait(false));
        return
        [
            .. told.Ratios("connections/s", reading => reading.PerSecond, (wire, ratio) => Goal.AtLeast(Least.On(wire), ratio)),
            .. told.Ratios("CPU µs/connection", reading => reading.CpuMicroseconds),
            .. told.Ratios("allocated B/connection", reading => reading.AllocatedBytes),
        ];
    }

    /// <summary>What a round opened is closed behind it: the server is through with that before the next one begins.</summary>
    private static async Task<Reading> RestedAsync(Func<Task<Reading>> round)
    {
        var reading = await round().ConfigureAwait(false);
        await Task.Delay(Rest).ConfigureAwait(false);
        return reading;
    }

    private static async Task<Interleaved> MeasureAsync(RowOrder order, ConnectLoad load, CancellationToken cancellation)
    {
        var url = new Uri(order.Server, Quiet.Path);
        var engines = order.Wires.Select(wire => (Wire: wire, Engine: new EngineConnect(url, load, wire))).ToList();
        try
        {
            await using var node = await NodeClient.StartAsync(order.Node, new { work = "connect", url, connects = load.Connects, atOnce = load.AtOnce },
                needsWs: true, cancellation).ConfigureAwait(false);
            return await Interleaved.RunAsync(order.IsShort ? 1 : WarmUps, order.Runs ?? DefaultRuns,
            [
                .. engines.Select(pair => new Contender(pair.Wire, () => RestedAsync(pair.Engine.RoundAsync))),
                new Contender(Contender.Raw, () => RestedAsync(new RawConnect(url, load).RoundAsync)),
                .. NodeClient.ContenderOf(node),
            ], cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var (_, engine) in engines) await engine.DisposeAsync().ConfigureAwait(false);
        }
    }
}
