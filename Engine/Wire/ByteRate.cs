namespace MiniActors.Wire;

/// <summary>
/// One direction of a slow network, shared by all who use it: who takes a portion is told how long the line is busy with it and
/// with all before it. So the portions go in the order in which they were taken.
/// </summary>
/// <param name="bytesPerSecond">How fast it is.</param>
public sealed class ByteRate(long bytesPerSecond)
{
    /// <summary>Whoever wakes up late may make up for so much.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(50);

    private const int LargestPortion = 64 << 10;
    private readonly Lock _gate = new();
    private TimeSpan? _free;

    /// <summary>How many bytes are taken at a time at most: a twentieth of a second's, so that a change is felt soon and nobody waits long for his turn.</summary>
    public int Portion { get; } = (int)Math.Clamp(bytesPerSecond / 20, 1, LargestPortion);

    /// <summary>Takes a portion; how long it is from now until it is through.</summary>
    /// <param name="bytes">The size of the portion.</param>
    /// <param name="now">The time, from any beginning.</param>
    public TimeSpan Take(int bytes, TimeSpan now)
    {
        lock (_gate)
        {
            var start = _free is not { } free ? now : free > now - Slack ? free : now - Slack;
            _free = start + TimeSpan.FromSeconds((double)bytes / bytesPerSecond);
            return _free.Value - now;
        }
    }
}
