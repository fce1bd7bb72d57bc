using Akka.Actor;
using MiniActors.Dispatch;

namespace MiniActors.Transfers;

/// <summary>
/// The time limit of what a lane carries. Its timer goes on from one call to the next: nearly every call is answered long before its
/// time is up, and a timer set and taken back for each would cost more than all the rules.
/// </summary>
/// <remarks>Invariant: while there is a limit, a timer is set that rings when the limit is over, or before.</remarks>
internal sealed class LaneDeadline(ITimerScheduler timers, IScheduler scheduler)
{
    private const string Key = "transfer";

    private readonly SchedulerClock _clock = new(scheduler);
    private TimeSpan? _due;
    private TimeSpan? _rings;

    /// <summary>A call begins, whose time is up after this.</summary>
    public void Begin(TimeSpan limit)
    {
        var due = _clock.Now + limit;
        _due = due;
        if (_rings is null || _rings > due) Set(due, limit);
    }

    /// <summary>The call is over, or its time does not matter any more.</summary>
    public void End() => _due = null;

    /// <summary>The timer has rung. True: the time of the call that is carried is up.</summary>
    public bool IsOver()
    {
        _rings = null;
        if (_due is not { } due) return false;
        var left = due - _clock.Now;
        if (left <= TimeSpan.Zero) return true;
        Set(due, left);
        return false;
    }

    private void Set(TimeSpan due, TimeSpan wait)
    {
        _rings = due;
        timers.StartSingleTimer(Key, Ring.Value, wait);
    }

    /// <summary>What the lane tells itself when the timer rings.</summary>
    internal sealed record Ring
    {
        public static readonly Ring Value = new();
    }
}
