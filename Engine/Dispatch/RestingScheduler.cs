using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace MiniActors.Dispatch;

/// <summary>
/// Akka.NET's scheduler on the timers of the runtime: as long as nothing is due it rests, and what is due comes on its millisecond.
/// The default one wakes a hundred times a second, which is most of what ten thousand idle mini programs cost. In <c>hocon.conf</c>:
/// <c>akka.scheduler.implementation = "MiniActors.Dispatch.RestingScheduler, MiniActors.Engine"</c>.
/// </summary>
/// <remarks>What is due begins a relay. An action that throws is logged, and does not come again.</remarks>
/// <param name="config">The scheduler's block; it has no setting of its own.</param>
/// <param name="log">Where actions that throw are told.</param>
public sealed class RestingScheduler(Config config, ILoggingAdapter log) : SchedulerBase(config, log), IDateTimeOffsetNowTimeProvider, IDisposable
{
    private volatile bool _over;

    /// <inheritdoc />
    protected override DateTimeOffset TimeNow => TimeProvider.System.GetUtcNow();

    /// <inheritdoc />
    public override TimeSpan MonotonicClock => TimeSpan.FromMilliseconds(Environment.TickCount64);

    /// <inheritdoc />
    public override TimeSpan HighResMonotonicClock => Stopwatch.GetElapsedTime(0);

    /// <summary>The ActorSystem ends: nothing is due any more.</summary>
    public void Dispose() => _over = true;

    /// <inheritdoc />
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Schedule(delay, null, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Schedule(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) => Schedule(delay, null, action, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) => Schedule(delay, null, action.Run, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Schedule(initialDelay, interval, action, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        Schedule(initialDelay, interval, action.Run, cancelable);

    private void Schedule(TimeSpan delay, TimeSpan? interval, Action act, ICancelable? cancelable)
    {
        if (_over || cancelable is { IsCancellationRequested: true }) return;
        new Alarm(this, interval, act).Set(delay, cancelable?.Token ?? default);
    }

    /// <summary>One thing that is due, once or again and again.</summary>
    private sealed class Alarm
    {
        // The runtime's timers take no longer wait, and by their coarse clock they may ring some milliseconds early: then it is set anew.
        private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

        private readonly RestingScheduler _scheduler;
        private readonly TimeSpan? _interval;
        private readonly Action _act;
        private readonly Timer _timer;
        private CancellationTokenRegistration _cancelled;
        private TimeSpan _due;

        public Alarm(RestingScheduler scheduler, TimeSpan? interval, Action act)
        {
            (_scheduler, _interval, _act) = (scheduler, interval, act);
            if (ExecutionContext.IsFlowSuppressed())
            {
                _timer = Make();
                return;
            }
            // It is no part of the flow of control that sets it.
            using (ExecutionContext.SuppressFlow()) _timer = Make();
        }

        private Timer Make() => new(static alarm => ((Alarm)alarm!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public void Set(TimeSpan delay, CancellationToken cancellation)
        {
            Set(delay);
            // Behind the timer: one that has rung by now is registered in vain, and is not heard again.
            _cancelled = cancellation.UnsafeRegister(static alarm => ((Alarm)alarm!)._timer.Dispose(), this);
        }

        private void Set(TimeSpan delay)
        {
            // TimeSpan.MaxValue means never to some.
            _due = delay < TimeSpan.MaxValue - _scheduler.HighResMonotonicClock ? _scheduler.HighResMonotonicClock + delay : TimeSpan.MaxValue;
            Wait(delay);
        }

        private void Wait(TimeSpan delay)
        {
            try
            {
                _timer.Change((long)Math.Ceiling((delay < Longest ? delay : Longest).TotalMilliseconds), Timeout.Infinite);
            }
            catch (ObjectDisposedException)
            {
                // Cancelled in the meantime.
            }
        }

        private void Ring()
        {
            if (_scheduler._over)
            {
                End();
                return;
            }
            if (_due - _scheduler.HighResMonotonicClock is var left && left > TimeSpan.Zero)
            {
                Wait(left);
                return;
            }
            try
            {
                using (Relay.Enter(welcomesGuests: true)) _act();
            }
            catch (Exception thrown)
            {
                _scheduler.Log.Error(thrown, "What was scheduled threw, and does not come again");
                End();
                return;
            }
            if (_interval is { } interval) Set(interval);
            else End();
        }

        private void End()
        {
            _timer.Dispose();
            _cancelled.Unregister();
        }
    }
}
