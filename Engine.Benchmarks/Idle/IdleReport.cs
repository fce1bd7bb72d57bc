namespace MiniActors.Benchmarks.Idle;

/// <summary>What the process with the idle scripts tells of itself, as one line of JSON.</summary>
/// <param name="BaseBytes">What it held resident with one script, so that code and shared parts are there.</param>
/// <param name="Bytes">What it holds when all are idle and the garbage has been collected.</param>
/// <param name="Seconds">From the first to the last open socket.</param>
internal sealed record IdleReport(long BaseBytes, long Bytes, double Seconds);
