using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Nodes;

/// <summary>A process of Node.js that does the same work, round by round.</summary>
internal sealed class NodeClient : IAsyncDisposable
{
    private static readonly Lazy<string> Script = new(Unpack);

    private readonly ChildProcess _child;

    private NodeClient(ChildProcess child) => _child = child;

    /// <summary>Starts it, and waits until it is ready.</summary>
    /// <param name="node">Where it is; null: nowhere.</param>
    /// <param name="order">What it has to do, as <c>client.js</c> reads it.</param>
    /// <param name="needsWs">True: it cannot do it without <c>ws</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null: it cannot be had.</returns>
    public static async Task<NodeClient?> StartAsync(NodeRuntime? node, object order, bool needsWs, CancellationToken cancellation)
    {
        if (node is null || (needsWs && node.Modules is null)) return null;
        var child = ChildProcess.Start(new ProcessStartInfo("node", ["--expose-gc", Script.Value, JsonSerializer.Serialize(order)])
        {
            Environment = { ["NODE_PATH"] = node.Modules ?? "" },
        });
        try
        {
            await child.ReadLineAsync(cancellation).ConfigureAwait(false);
            return new NodeClient(child);
        }
        catch
        {
            await child.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>It among those that take turns; nobody where there is none.</summary>
    public static IEnumerable<Contender> ContenderOf(NodeClient? client) =>
        client is null ? [] : [new Contender(Contender.Node, async () => (await client.RoundAsync(CancellationToken.None).ConfigureAwait(false)).ToReading())];

    /// <summary>One round.</summary>
    public async Task<NodeRound> RoundAsync(CancellationToken cancellation)
    {
        await _child.WriteLineAsync("round", cancellation).ConfigureAwait(false);
        return JsonSerializer.Deserialize<NodeRound>(await _child.ReadLineAsync(cancellation).ConfigureAwait(false), JsonSerializerOptions.Web)!;
    }

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private static string Unpack()
    {
        var file = Path.Combine(Path.GetTempPath(), $"mini-actors-benchmarks-{Environment.ProcessId}.js");
        using var source = Assembly.GetExecutingAssembly().GetManifestResourceStream("client.js")!;
        using var target = File.Create(file);
        source.CopyTo(target);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }
}
