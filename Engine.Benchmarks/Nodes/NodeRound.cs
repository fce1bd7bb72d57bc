using MiniActors.Benchmarks.Measuring;

namespace MiniActors.Benchmarks.Nodes;

/// <summary>What one round cost Node.js, as it tells it itself.</summary>
/// <param name="Count">How many messages, requests or connections.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Cpu">Processor time of its process, in microseconds.</param>
/// <param name="Median">The middle one of the times there and back, in microseconds; null: nobody took them.</param>
/// <param name="Before">Resident bytes with one session; only of those that are idle, as the next two.</param>
/// <param name="Rss">Resident bytes with all of them.</param>
/// <param name="Share">How much of a processor they took while nothing happened.</param>
internal sealed record NodeRound(long Count, double Seconds, double Cpu, double? Median, long Before, long Rss, double Share)
{
    /// <summary>The same as everybody's.</summary>
    public Reading ToReading() => new(Count / Seconds, Cpu / Count, null, Median);
}
