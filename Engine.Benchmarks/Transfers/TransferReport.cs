namespace MiniActors.Benchmarks.Transfers;

/// <summary>What one transferring process tells of itself, as one line of JSON.</summary>
/// <param name="PeakBytes">The most memory that it ever held resident.</param>
/// <param name="BaseBytes">What it held when its code had run once, with a small file.</param>
internal sealed record TransferReport(long PeakBytes, long BaseBytes);
