using Akka.Actor;

namespace MiniActors.Dispatch;

/// <summary>
/// The time by which a scheduler keeps its timers. Akka.NET's own goes by a monotonic clock, which no change of the machine's time
/// moves, in steps of a few milliseconds; one whose time is virtual, as the TestKit's, says it in <c>Now</c> alone.
/// </summary>
/// <param name="scheduler">The scheduler of the ActorSystem.</param>
internal readonly struct SchedulerClock(IScheduler scheduler)
{
    /// <summary>The time since some fixed moment.</summary>
    public TimeSpan Now => scheduler is HashedWheelTimerScheduler or RestingScheduler ? scheduler.MonotonicClock : scheduler.Now - DateTimeOffset.UnixEpoch;
}
