using System.CommandLine;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Soak;

/// <summary>The command <c>sessions</c>: it ends with status 1 when the last round holds more than the start.</summary>
internal static class SessionsCommand
{
    private const int Leaked = 1;
    private const int WarmUps = 6;

    /// <summary>What may be more: the noise of a process.</summary>
    public const double Part = 0.05;

    private static readonly Option<int> Count = new("--count") { Description = "How many in a round.", HelpName = "N", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "How many rounds.", HelpName = "N", DefaultValueFactory = _ => 3 };

    public static Command Make()
    {
        var command = new Command("sessions", "Opens and closes mini programs in rounds, and tells what each round leaves.") { Count, Rounds };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var peer = await PeerProcess.StartAsync(cancellation).ConfigureAwait(false);
            var held = await SessionsRun.RunAsync(peer.Url, peer.Web, parsed.GetValue(Count), parsed.GetValue(Rounds), WarmUps, cancellation).ConfigureAwait(false);
            for (var round = 0; round < held.Count; round++)
                Console.WriteLine(FormattableString.Invariant(
                    $"round {round}  {held[round].Programs} programs, {held[round].Descriptors} descriptors, {held[round].Heap / 1048576.0:0.00} MiB of objects, {held[round].Resident / 1048576.0:0.0} MiB of memory"));
            return held[^1].IsBackTo(held[0], Part) ? 0 : Leaked;
        });
        return command;
    }
}
