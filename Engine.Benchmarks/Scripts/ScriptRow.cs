using MiniActors.Benchmarks.Echo;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Nodes;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Scripts;

/// <summary>The row <c>script</c>: the echo in JavaScript, beside the same in Node.js.</summary>
internal sealed class ScriptRow : IRow
{
    private const int DefaultRuns = 5;
    private const int WarmUps = 2;
    private const double Least = 1.0;

    private static readonly EchoLoad Load = new(Sockets: 64, InFlight: 16, Bytes: 64, PerSocket: 1_000);

    public string Name => "script";

    public string Summary => "64 sockets × 16 in flight, 64 B, in JavaScript: one script engine beside Node.js with ws";

    public string Goals => "≥ 1.0 of node, where there is one";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var load = Load with { PerSocket = order.Messages ?? Load.PerSocket };
        order.Progress($"{Name}: {load}");
        var told = new Telling(Name, load.ToString(), await MeasureAsync(order, load, cancellation).ConfigureAwait(false), Contender.Node);
        return
        [
            .. told.Ratios("messages/s", reading => reading.PerSecond, (_, ratio) => Goal.AtLeast(Least, ratio, Contender.Node)),
            .. told.Ratios("CPU µs/message", reading => reading.CpuMicroseconds),
            .. told.Ratios("allocated B/message", reading => reading.AllocatedBytes),
        ];
    }

    private static async Task<Interleaved> MeasureAsync(RowOrder order, EchoLoad load, CancellationToken cancellation)
    {
        var scripts = new List<ScriptEcho>();
        try
        {
            var contenders = new List<Contender>();
            foreach (var wire in order.Wires)
            {
                var script = await ScriptEcho.OpenAsync(order.Server, load, wire, cancellation).ConfigureAwait(false);
                scripts.Add(script);
                contenders.Add(new Contender(wire, script.RoundAsync));
            }
            await using var node = await NodeClient.StartAsync(order.Node, new
            {
                work = "echo",
                url = order.Server,
                sockets = load.Sockets,
                inFlight = load.InFlight,
                bytes = load.Bytes,
                perSocket = load.PerSocket,
            }, needsWs: true, cancellation).ConfigureAwait(false);
            contenders.AddRange(NodeClient.ContenderOf(node));
            return await Interleaved.RunAsync(order.IsShort ? 1 : WarmUps, order.Runs ?? DefaultRuns, contenders, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var script in scripts) await script.DisposeAsync().ConfigureAwait(false);
        }
    }
}
