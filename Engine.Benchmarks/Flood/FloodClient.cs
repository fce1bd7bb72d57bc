using System.Diagnostics;

namespace MiniActors.Benchmarks.Flood;

/// <summary>The process that is flooded.</summary>
internal static class FloodClient
{
    private const int WarmUp = 500;

    /// <summary>Takes one flood to its end.</summary>
    public static async Task<FloodReport> RunAsync(Uri server, FloodLoad load, string wire, CancellationToken cancellation)
    {
        // A small one first, so that the code is there before it is measured what the flood takes.
        var small = load with { PerSocket = Math.Min(WarmUp, load.PerSocket), Callback = TimeSpan.Zero };
        await using (var first = await EngineFlood.OpenAsync(server, small, wire, cancellation).ConfigureAwait(false))
            await first.RunAsync(cancellation).ConfigureAwait(false);

        await using var flood = await EngineFlood.OpenAsync(server, load, wire, cancellation).ConfigureAwait(false);
        var (before, begin) = (Environment.WorkingSet, Stopwatch.GetTimestamp());
        var (received, outOfOrder) = await flood.RunAsync(cancellation).ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(begin);
        using var process = Process.GetCurrentProcess();
        return new FloodReport(process.PeakWorkingSet64, before, elapsed.TotalSeconds, received, outOfOrder);
    }
}
