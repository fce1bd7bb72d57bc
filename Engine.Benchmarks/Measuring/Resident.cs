using System.Diagnostics;

namespace MiniActors.Benchmarks.Measuring;

/// <summary>What this process holds and takes while nothing happens.</summary>
internal static class Resident
{
    private const int MostLooks = 20;
    private const double Still = 0.01;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);

    /// <summary>Resident bytes when what is no longer needed has been given back.</summary>
    public static long Bytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }

    /// <summary>Waits until the runtime is through with what it still compiles of the code that ran before; ten seconds at most.</summary>
    public static async Task SettledAsync(CancellationToken cancellation)
    {
        for (var looks = 0; looks < MostLooks; looks++)
            if (await ShareAsync(Look, cancellation).ConfigureAwait(false) < Still) return;
    }

    /// <summary>How much of a processor it takes, watched for so long.</summary>
    public static async Task<double> ShareAsync(TimeSpan watched, CancellationToken cancellation)
    {
        using var process = Process.GetCurrentProcess();
        var (begin, cpu) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        await Task.Delay(watched, cancellation).ConfigureAwait(false);
        process.Refresh();
        return (process.TotalProcessorTime - cpu) / Stopwatch.GetElapsedTime(begin);
    }
}
