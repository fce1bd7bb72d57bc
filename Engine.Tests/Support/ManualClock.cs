namespace MiniActors.Tests.Support;

/// <summary>A clock that goes when the test says so; what falls due runs inside of <see cref="Advance"/>.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan time)
    {
        var end = GetTimestamp() + time.Ticks;
        while (NextUpTo(end) is { } alarm) alarm.Ring();
        Interlocked.Exchange(ref _now, end);
    }

    private Alarm? NextUpTo(long end)
    {
        lock (_gate)
        {
            if (_alarms.Where(alarm => alarm.Due <= end).MinBy(alarm => alarm.Due) is not { } next) return null;
            Interlocked.Exchange(ref _now, Math.Max(_now, next.Due));
            _alarms.Remove(next);
            return next;
        }
    }

    /// <summary>A timer that rings once; nobody here needs one that rings again.</summary>
    private sealed class Alarm(ManualClock clock, Action ring) : ITimer
    {
        public long Due { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock.GetTimestamp() + dueTime.Ticks;
                clock._alarms.Add(this);
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate) clock._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
