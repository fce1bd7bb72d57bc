using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Sessions;

/// <summary>The hidden command <c>session-client</c>: a process of its own, so that its memory is the sessions' and nobody else's.</summary>
internal static class SessionClientCommand
{
    public const string Name = "session-client";

    /// <summary>How many are being opened at the same time: more would measure the peaks of opening.</summary>
    private const int AtOnce = 64;

    private static readonly TimeSpan PingedAllTheTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(5);

    private static readonly Option<Uri> Server = new("--server") { Required = true, CustomParser = result => new Uri(result.Tokens[0].Value) };
    private static readonly Option<string> By = new("--by") { Required = true };
    private static readonly Option<int> Sessions = new("--sessions") { Required = true };
    private static readonly Option<double> Watched = new("--watched-s") { Required = true };

    public static Command Make()
    {
        var command = new Command(Name, "The process with idle sessions, as the command idle starts it.") { Server, By, Sessions, Watched };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            var load = new SessionLoad(parsed.GetValue(Sessions), TimeSpan.FromSeconds(parsed.GetValue(Watched)));
            var url = new Uri(parsed.GetValue(Server)!, Quiet.Path);
            var by = parsed.GetValue(By)!;
            await WarmUpAsync(Of(by, url, PingedAllTheTime), load, cancellation).ConfigureAwait(false);
            await using var sessions = Of(by, url);
            var report = await RunAsync(sessions, load, cancellation).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report).AsMemory(), cancellation).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    /// <summary>The command line that carries this load.</summary>
    public static string[] CommandLine(Uri server, SessionLoad load, string contender) =>
    [
        Name, Server.Name, server.ToString(), By.Name, contender, Sessions.Name, load.Sessions.ToString(CultureInfo.InvariantCulture),
        Watched.Name, load.Watched.TotalSeconds.ToString(CultureInfo.InvariantCulture),
    ];

    private static ISessions Of(string contender, Uri url, TimeSpan? pingEvery = null) =>
        contender == Contender.Raw ? new RawSessions(url, pingEvery) : new EngineSessions(url, contender, pingEvery);

    /// <summary>What an idle session does about once a minute shall have been compiled when it is watched: the row is about those that stay idle.</summary>
    private static async Task WarmUpAsync(ISessions sessions, SessionLoad load, CancellationToken cancellation)
    {
        await using (sessions.ConfigureAwait(false))
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => sessions.OpenAsync(cancellation))).ConfigureAwait(false);
            await Task.Delay(load.Watched < LongestWarmUp ? load.Watched : LongestWarmUp, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<SessionReport> RunAsync(ISessions sessions, SessionLoad load, CancellationToken cancellation)
    {
        await sessions.OpenAsync(cancellation).ConfigureAwait(false);
        var before = Resident.Bytes();
        for (var open = 1; open < load.Sessions; open += AtOnce)
            await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, load.Sessions - open)).Select(_ => sessions.OpenAsync(cancellation))).ConfigureAwait(false);
        var bytes = Resident.Bytes();
        await Resident.SettledAsync(cancellation).ConfigureAwait(false);
        return new SessionReport(before, bytes, await Resident.ShareAsync(load.Watched, cancellation).ConfigureAwait(false));
    }
}
