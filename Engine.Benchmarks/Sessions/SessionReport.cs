using System.Text.Json;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Nodes;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Sessions;

/// <summary>What a process with idle sessions tells of itself, as one line of JSON.</summary>
/// <param name="BaseBytes">What it held resident with one session, so that code and shared parts are there.</param>
/// <param name="Bytes">What it holds when all are idle and the garbage has been collected.</param>
/// <param name="Share">How much of a processor it takes then.</param>
internal sealed record SessionReport(long BaseBytes, long Bytes, double Share)
{
    private const double BytesPerKiB = 1 << 10;

    /// <summary>KiB a session; one is in the base already.</summary>
    public double EachKiB(SessionLoad load) => Math.Max(0, Bytes - BaseBytes) / BytesPerKiB / Math.Max(1, load.Sessions - 1);

    /// <summary>The report of a process that is started for it.</summary>
    /// <param name="order">How the row is run.</param>
    /// <param name="load">How many.</param>
    /// <param name="contender">A wire, or a peer.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null: the peer cannot be had.</returns>
    public static async Task<SessionReport?> OfAsync(RowOrder order, SessionLoad load, string contender, CancellationToken cancellation)
    {
        if (contender == Contender.Node) return await OfNodeAsync(order, load, cancellation).ConfigureAwait(false);
        await using var child = ChildProcess.Start(SessionClientCommand.CommandLine(order.Server, load, contender));
        return JsonSerializer.Deserialize<SessionReport>(await child.ReadLineAsync(cancellation).ConfigureAwait(false));
    }

    private static async Task<SessionReport?> OfNodeAsync(RowOrder order, SessionLoad load, CancellationToken cancellation)
    {
        await using var node = await NodeClient.StartAsync(order.Node,
            new { work = "idle", url = new Uri(order.Server, Quiet.Path), sessions = load.Sessions, quietSeconds = load.Watched.TotalSeconds },
            needsWs: true, cancellation).ConfigureAwait(false);
        return node is not null && await node.RoundAsync(cancellation).ConfigureAwait(false) is { } round
            ? new SessionReport(round.Before, round.Rss, round.Share)
            : null;
    }
}
