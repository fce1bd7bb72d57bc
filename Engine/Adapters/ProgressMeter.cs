namespace MiniActors.Adapters;

/// <summary>Counts bytes and tells the count, not too often, and in the end once more.</summary>
/// <param name="clock">The time.</param>
/// <param name="tell">Told how many bytes there are by now.</param>
internal sealed class ProgressMeter(TimeProvider clock, Action<long> tell)
{
    /// <summary>How often the count is told at most.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private long _bytes;
    private long _told = -1;
    private long _when;

    /// <summary>So many bytes more.</summary>
    public void Moved(int count)
    {
        _bytes += count;
        if (_told < 0 || clock.GetElapsedTime(_when) >= Interval) Tell();
    }

    /// <summary>There will be no more: whoever was told less is told the rest.</summary>
    public void Finish()
    {
        if (_told != _bytes) Tell();
    }

    private void Tell()
    {
        (_told, _when) = (_bytes, clock.GetTimestamp());
        tell(_bytes);
    }
}
