namespace MiniActors.Benchmarks.Soak;

/// <summary>How a series of readings grows. Pure.</summary>
internal static class MemorySlope
{
    /// <summary>The slope of the second half of the readings by least squares, in their unit a minute; 0: too few.</summary>
    public static double OfSecondHalf(IReadOnlyList<(TimeSpan At, double Value)> readings)
    {
        var half = readings.Skip(readings.Count / 2).ToArray();
        if (half.Length < 2) return 0;
        var (middle, mean) = (half.Average(one => one.At.TotalMinutes), half.Average(one => one.Value));
        var spread = half.Sum(one => Math.Pow(one.At.TotalMinutes - middle, 2));
        return spread == 0 ? 0 : half.Sum(one => (one.At.TotalMinutes - middle) * (one.Value - mean)) / spread;
    }
}
