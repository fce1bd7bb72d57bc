using System.Diagnostics;

namespace MiniActors.Benchmarks.Measuring;

/// <summary>What one round cost.</summary>
/// <param name="PerSecond">Messages there and back, a second.</param>
/// <param name="CpuMicroseconds">Processor time of the process, a message.</param>
/// <param name="AllocatedBytes">Managed bytes that it allocated, a message; null: it cannot tell.</param>
/// <param name="MedianMicroseconds">The middle one of the times there and back; null: nobody took them.</param>
internal sealed record Reading(double PerSecond, double CpuMicroseconds, double? AllocatedBytes, double? MedianMicroseconds = null)
{
    /// <summary>Runs one round of so many messages in this process.</summary>
    public static async Task<Reading> OfAsync(long messages, Func<Task> round)
    {
        // The garbage of the round before is not this one's.
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (allocated, cpu, begin) = (GC.GetTotalAllocatedBytes(precise: true), process.TotalProcessorTime, Stopwatch.GetTimestamp());
        await round().ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(begin);
        process.Refresh();
        return new Reading(
            messages / elapsed.TotalSeconds,
            (process.TotalProcessorTime - cpu).TotalMicroseconds / messages,
            (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)messages);
    }
}
