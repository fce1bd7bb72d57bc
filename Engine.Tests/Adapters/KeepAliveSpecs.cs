using MiniActors.Adapters;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>When an idle connection is looked at.</summary>
public sealed class KeepAliveSpecs
{
    [Theory]
    [InlineData(0, 30_000, 30_000)]
    [InlineData(1, 30_000, 30_999)] // all of a process at the same moments, a second apart
    [InlineData(300, 30_000, 30_700)]
    [InlineData(999, 30_000, 30_001)]
    [InlineData(4_000, 30_000, 30_000)]
    [InlineData(10, 80, 80)] // an eighth of a short interval apart
    [InlineData(11, 80, 89)]
    [InlineData(0, 10_400, 11_000)]
    public void Connections_that_were_opened_at_any_time_are_pinged_at_common_moments_and_never_early(int openedMs, int intervalMs, int dueMs)
    {
        var time = new StillTime(TimeSpan.FromMilliseconds(openedMs));
        using var keepAlive = new KeepAlive(time, new SocketLimits { KeepAliveInterval = TimeSpan.FromMilliseconds(intervalMs) }, new Connection(Stream.Null), () => { });
        Assert.Equal([TimeSpan.FromMilliseconds(dueMs)], time.Waits);
    }

    [Fact]
    public void Without_an_interval_nothing_is_ever_pinged()
    {
        var time = new StillTime(TimeSpan.Zero);
        using var keepAlive = new KeepAlive(time, new SocketLimits { KeepAliveInterval = TimeSpan.Zero }, new Connection(Stream.Null), () => { });
        Assert.Empty(time.Waits);
    }

    /// <summary>A time that stands still and notes what is waited for.</summary>
    private sealed class StillTime(TimeSpan now) : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
