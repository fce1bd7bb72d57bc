using System.Diagnostics;
using System.Text.Json;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Tests.Benchmarks;

/// <summary>One run of the benchmark program, from its command line to its exit status.</summary>
internal sealed record BenchmarkRun(int Status, string Output, JsonElement Figures)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs it to its end; what <c>--json</c> wrote is in <see cref="Figures"/>.</summary>
    public static Task<BenchmarkRun> OfAsync(string row, params IReadOnlyList<string> options) => OfAsync([row, .. options]);

    private static async Task<BenchmarkRun> OfAsync(string[] commandLine)
    {
        var file = Path.GetTempFileName();
        try
        {
            var (status, output) = await RunAsync([.. commandLine, "--json", file]);
            var json = await File.ReadAllTextAsync(file);
            return new BenchmarkRun(status, output, json.Length == 0 ? default : JsonDocument.Parse(json).RootElement.GetProperty("figures"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(int Status, string Output)> RunAsync(string[] commandLine)
    {
        var start = ChildProcess.StartInfo(commandLine);
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Patience);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
