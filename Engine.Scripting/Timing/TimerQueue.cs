using Jint.Native;

namespace MiniActors.Scripting;

/// <summary>
/// The timers of one script in the order in which they are due, those due at the same time in the order in which they were
/// set. It knows no clock: time comes in as a value.
/// </summary>
internal sealed class TimerQueue(int limit)
{
    private readonly SortedDictionary<(TimeSpan Due, long Turn), ScriptTimer> _order = [];
    private readonly Dictionary<int, (TimeSpan Due, long Turn)> _keys = [];
    private int _lastId;
    private int _background;
    private long _lastTurn;

    /// <summary>True: a timer is pending that the program waits for.</summary>
    public bool IsWaitedFor => _keys.Count > _background;

    /// <summary>When the next one is due; null: none is pending.</summary>
    public TimeSpan? NextDue => _order.Count == 0 ? null : _order.First().Key.Due;

    /// <summary>Sets a timer; null: too many are pending. One in the background keeps no program alive.</summary>
    public int? Add(JsValue callback, JsValue[] arguments, TimeSpan due, TimeSpan? interval, bool background = false)
    {
        if (_keys.Count >= limit) return null;
        var timer = new ScriptTimer(++_lastId, callback, arguments, interval, background);
        Enter(timer, due);
        return timer.Id;
    }

    /// <summary>Takes a timer back; one that is not there is passed over.</summary>
    public void Cancel(int id)
    {
        if (_keys.Remove(id, out var key)) Take(key);
    }

    /// <summary>Takes every timer back.</summary>
    public void Clear()
    {
        _keys.Clear();
        _order.Clear();
        _background = 0;
    }

    /// <summary>
    /// The timers that are due now, each taken out right before it is handed over: so one callback can cancel the next. What
    /// callbacks set meanwhile waits for the next time. An interval is set anew before its callback.
    /// </summary>
    public IEnumerable<ScriptTimer> TakeDue(TimeSpan now)
    {
        var last = _lastTurn;
        foreach (var key in _order.Keys.TakeWhile(key => key.Due <= now).Where(key => key.Turn <= last).ToArray())
        {
            if (Take(key) is not { } timer) continue;
            _keys.Remove(timer.Id);
            if (timer.Interval is { } interval) Enter(timer, now + interval);
            yield return timer;
        }
    }

    private ScriptTimer? Take((TimeSpan Due, long Turn) key)
    {
        if (!_order.Remove(key, out var timer)) return null;
        if (timer.Background) _background--;
        return timer;
    }

    private void Enter(ScriptTimer timer, TimeSpan due)
    {
        if (timer.Background) _background++;
        var key = (due, ++_lastTurn);
        _order.Add(key, timer);
        _keys.Add(timer.Id, key);
    }
}

/// <summary>One timer; <paramref name="Interval"/> null: it fires once; <paramref name="Background"/>: nobody waits for it.</summary>
internal sealed record ScriptTimer(int Id, JsValue Callback, JsValue[] Arguments, TimeSpan? Interval, bool Background);
