using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MiniActors.Benchmarks.Transfers;

/// <summary>The hidden command <c>transfer-client</c>: a process of its own, so that its memory is the engine's and nobody else's.</summary>
internal static class TransferClientCommand
{
    public const string Name = "transfer-client";

    private static readonly Option<Uri> Server = new("--server") { Required = true, CustomParser = result => new Uri(result.Tokens[0].Value) };
    private static readonly Option<bool> Up = new("--up");
    private static readonly Option<int> MiB = new("--mib") { Required = true };
    private static readonly Option<int> Files = new("--files") { Required = true };

    public static Command Make()
    {
        var command = new Command(Name, "The transferring process, as the commands transfer and downloads start it.") { Server, Up, MiB, Files };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            var report = await RunAsync(parsed.GetValue(Server)!, new TransferLoad(parsed.GetValue(Up), parsed.GetValue(MiB), parsed.GetValue(Files))).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report).AsMemory(), cancellation).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    /// <summary>The command line that carries this load.</summary>
    public static string[] CommandLine(Uri server, TransferLoad load) =>
    [
        Name, Server.Name, server.ToString(), MiB.Name, load.MiB.ToString(CultureInfo.InvariantCulture),
        Files.Name, load.Files.ToString(CultureInfo.InvariantCulture), .. load.Up ? [Up.Name] : Array.Empty<string>(),
    ];

    private static async Task<TransferReport> RunAsync(Uri server, TransferLoad load)
    {
        var small = load with { MiB = 1 };
        using var warmUp = new TransferFolder(small.Bytes);
        using var folder = new TransferFolder(load.Bytes);
        await using (var first = new EngineTransfer(server, warmUp)) await first.RoundAsync(small).ConfigureAwait(false);
        await using var engine = new EngineTransfer(server, folder);
        var before = Environment.WorkingSet;
        await engine.RoundAsync(load).ConfigureAwait(false);
        using var process = Process.GetCurrentProcess();
        return new TransferReport(process.PeakWorkingSet64, before);
    }
}
