using System.Diagnostics;

namespace MiniActors.Benchmarks.Measuring;

/// <summary>The times there and back of one round on one socket, where one message is on its way at a time.</summary>
internal sealed class RoundTrips(int most)
{
    private readonly long[] _ticks = new long[most];
    private int _count;
    private long _begin;

    /// <summary>A round begins.</summary>
    public void Begin() => _count = 0;

    /// <summary>A message leaves.</summary>
    public void Leaves() => _begin = Stopwatch.GetTimestamp();

    /// <summary>It is back.</summary>
    public void IsBack()
    {
        if (_count < _ticks.Length) _ticks[_count++] = Stopwatch.GetTimestamp() - _begin;
    }

    /// <summary>The middle one, in microseconds; null: there was none.</summary>
    public double? Median => _count == 0 ? null : Spread.Of(_ticks.Take(_count).Select(ticks => (double)ticks)).Median * 1e6 / Stopwatch.Frequency;
}
