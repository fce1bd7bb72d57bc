using System.Text.Json;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Flood;

/// <summary>What one flooded process tells of itself, as one line of JSON.</summary>
/// <param name="PeakBytes">The most memory that it ever held resident.</param>
/// <param name="BaseBytes">What it held when its code had run once, under a small flood.</param>
/// <param name="Seconds">From the first dial to the last callback.</param>
/// <param name="Received">How many messages reached their callback.</param>
/// <param name="OutOfOrder">How many of them did not carry the number that was due.</param>
internal sealed record FloodReport(long PeakBytes, long BaseBytes, double Seconds, long Received, long OutOfOrder)
{
    private const double BytesPerMiB = 1 << 20;

    /// <summary>The most it held, in MiB.</summary>
    public double PeakMiB => PeakBytes / BytesPerMiB;

    /// <summary>What of that the flood took, in MiB.</summary>
    public double AboveMiB => Math.Max(0, PeakBytes - BaseBytes) / BytesPerMiB;

    /// <summary>The report of a process that is started for it.</summary>
    public static async Task<FloodReport> OfAsync(Uri server, FloodLoad load, string wire, CancellationToken cancellation)
    {
        await using var child = ChildProcess.Start(FloodClientCommand.CommandLine(server, load, wire));
        return JsonSerializer.Deserialize<FloodReport>(await child.ReadLineAsync(cancellation).ConfigureAwait(false))!;
    }
}
