namespace MiniActors.Benchmarks.Measuring;

/// <summary>What several rounds gave: the middle one, and how far the others lie from it.</summary>
/// <param name="Median">Half of the rounds gave less.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>The spread of these values; there is at least one.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return new Spread(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}
