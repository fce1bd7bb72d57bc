using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Nodes;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Echo;

/// <summary>Takes one load of echoes by turns: the engine on each wire, the raw client, Node.js.</summary>
internal static class EchoTurns
{
    public static async Task<Interleaved> MeasureAsync(RowOrder order, EchoLoad load, int warmUps, int rounds, CancellationToken cancellation)
    {
        var engines = new List<EngineEcho>();
        try
        {
            var contenders = new List<Contender>();
            foreach (var wire in order.Wires)
            {
                var engine = await EngineEcho.OpenAsync(order.Server, load, wire, cancellation).ConfigureAwait(false);
                engines.Add(engine);
                contenders.Add(new Contender(wire, engine.RoundAsync));
            }
            await using var raw = await RawEcho.OpenAsync(order.Server, load, cancellation).ConfigureAwait(false);
            contenders.Add(new Contender(Contender.Raw, raw.RoundAsync));
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
            return await Interleaved.RunAsync(warmUps, rounds, contenders, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var engine in engines) await engine.DisposeAsync().ConfigureAwait(false);
        }
    }
}
