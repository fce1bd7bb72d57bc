using Akka.Actor;

namespace MiniActors.Scripting;

/// <content>What the script does later: its timers, and what waits for a turn of its own.</content>
internal sealed partial class ScriptDispatcher
{
    private const string TimerKey = "script-timers";

    private TimeSpan? _armed;
    private bool _toldLater;

    private void RunTimers()
    {
        _armed = null;
        foreach (var timer in _program.Timers.TakeDue(Now))
            _program.Turn.Call(timer.Callback, timer.Arguments);
    }

    /// <summary>What is due next comes as a message.</summary>
    private void Arm()
    {
        ArmTimer();
        if (_toldLater || _program.Later.Count == 0) return;
        _toldLater = true;
        Self.Tell(LaterDue.Value);
    }

    private void ArmTimer()
    {
        if (_program.Timers.NextDue == _armed) return;
        _armed = _program.Timers.NextDue;
        if (_armed is not { } due)
        {
            Timers.Cancel(TimerKey);
            return;
        }

        var wait = due - Now;
        if (wait > TimeSpan.Zero)
        {
            Timers.StartSingleTimer(TimerKey, TimersDue.Value, wait);
            return;
        }

        Timers.Cancel(TimerKey);
        Self.Tell(TimersDue.Value);
    }

    private sealed record TimersDue
    {
        public static readonly TimersDue Value = new();
    }

    private sealed record LaterDue
    {
        public static readonly LaterDue Value = new();
    }
}
