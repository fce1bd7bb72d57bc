using System.Diagnostics;
using System.Text.Json;
using MiniActors.Api;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Rows;
using MiniActors.Scripting;

namespace MiniActors.Benchmarks.Idle;

/// <summary>The process with the idle scripts.</summary>
internal static class IdleClient
{
    /// <summary>How many are being opened at the same time: more would measure the peaks of opening.</summary>
    private const int AtOnce = 64;

    /// <summary>Opens them all, and looks at the memory when nothing happens any more.</summary>
    public static async Task<IdleReport> RunAsync(Uri server, IdleLoad load, CancellationToken cancellation)
    {
        await using var engine = new EngineUnderMeasure();
        var definitions = new ScriptDefinitions(new Dictionary<string, string> { ["SERVER"] = JsonSerializer.Serialize(new Uri(server, Quiet.Path)) });
        var scripts = new IdleScripts();
        var role = ScriptRole.For(new ScriptOptions { Source = IdleScripts.Source, Console = scripts, Observer = scripts, Definitions = definitions });
        var programs = new List<MiniProgram>(load.Sessions);

        await OpenOneAsync().ConfigureAwait(false);
        var before = Resident.Bytes();
        var begin = Stopwatch.GetTimestamp();
        while (programs.Count < load.Sessions)
            await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, load.Sessions - programs.Count)).Select(_ => OpenOneAsync())).ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(begin);
        var report = new IdleReport(before, Resident.Bytes(), elapsed.TotalSeconds);

        await Task.WhenAll(programs.Select(program => program.DisposeAsync().AsTask())).ConfigureAwait(false);
        return report;

        async Task OpenOneAsync()
        {
            var program = await engine.OpenScriptAsync(role, cancellation).ConfigureAwait(false);
            await scripts.OneOpensAsync(cancellation).ConfigureAwait(false);
            lock (programs) programs.Add(program);
        }
    }
}
