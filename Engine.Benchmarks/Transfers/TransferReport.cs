namespace MiniActors.Benchmarks.Transfers;

/// <summary>What one transferring process tells of itself, as one line of JSON.</summary>
/// <param name="PeakBytes">The most memory that it ever held resident.</param>
/// <param name="BaseBytes">What it held when its code had run once, with a small file.</param>
internal sealed record TransferReport(long PeakBytes, long BaseBytes)
{
    /// <summary>What the large file took beside it. The system counts pages in lots, and its peak may lag a little behind.</summary>
    public long AboveBytes => Math.Max(0, PeakBytes - BaseBytes);
}
