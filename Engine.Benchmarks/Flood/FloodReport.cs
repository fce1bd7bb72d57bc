namespace MiniActors.Benchmarks.Flood;

/// <summary>What one flooded process tells of itself, as one line of JSON.</summary>
/// <param name="PeakBytes">The most memory that it ever held resident.</param>
/// <param name="BaseBytes">What it held when all sockets were open and before the first message.</param>
/// <param name="Seconds">From the first dial to the last callback.</param>
/// <param name="Received">How many messages reached their callback.</param>
/// <param name="OutOfOrder">How many of them did not carry the number that was due.</param>
internal sealed record FloodReport(long PeakBytes, long BaseBytes, double Seconds, long Received, long OutOfOrder);
