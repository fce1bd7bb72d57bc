using System.CommandLine;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Soak;

/// <summary>The command <c>soak</c>: it ends with status 1 when anything leaked, was lost or came twice.</summary>
internal static class SoakCommand
{
    private const int Leaked = 1;

    private static readonly Option<double> Minutes = new("--minutes") { Description = "How long.", HelpName = "N", DefaultValueFactory = _ => 10 };
    private static readonly Option<int?> Seed = new("--seed") { Description = "The seed of the chaos; a new one unless given.", HelpName = "N" };

    public static Command Make()
    {
        var command = new Command("soak", "Keeps 64 sockets and 10 transfers going under chaos, and tells what leaked.") { Minutes, Seed };
        command.SetAction(async (parsed, cancellation) =>
        {
            var load = new SoakLoad(TimeSpan.FromMinutes(parsed.GetValue(Minutes)), parsed.GetValue(Seed) ?? Random.Shared.Next(1_000_000));
            Console.WriteLine($"seed {load.Seed}");
            await using var peer = await PeerProcess.StartAsync(cancellation).ConfigureAwait(false);
            var report = await SoakRun.RunAsync(peer.Url, peer.Web, load, Console.WriteLine, cancellation).ConfigureAwait(false);
            Console.WriteLine(Text(report));
            return report.IsClean ? 0 : Leaked;
        });
        return command;
    }

    private static string Text(SoakReport report) => FormattableString.Invariant($"""
        messages sent             {report.Messages:n0}
        transfers                 {report.Transfers:n0}
        sockets broken by chaos   {report.Broken:n0}
        memory at the end         {report.MemoryMiB:0.0} MiB
        memory slope              {report.MemorySlope:0.000} MiB/min over the second half, at most {SoakLoad.MemorySlope}
        leaked descriptors        {report.Descriptors}
        leaked files              {report.Files}
        leaked actors             {report.Actors}
        missing callbacks         {report.Missing}
        doubled callbacks         {report.Doubled}
        """);
}
