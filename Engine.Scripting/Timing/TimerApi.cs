using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace MiniActors.Scripting;

/// <summary><c>setTimeout</c>, <c>setInterval</c> and their opposites.</summary>
internal sealed class TimerApi(Engine engine, TimerQueue queue, Func<TimeSpan> clock)
{
    private const double LongestDelay = int.MaxValue;

    /// <summary>Sets the globals.</summary>
    public void Install()
    {
        Set("setTimeout", arguments => Start(arguments, repeats: false));
        Set("setInterval", arguments => Start(arguments, repeats: true));
        Set("clearTimeout", Clear);
        Set("clearInterval", Clear);
    }

    private JsValue Start(JsValue[] arguments, bool repeats)
    {
        var callback = arguments.Length > 0 ? arguments[0] : JsValue.Undefined;
        if (!callback.IsCallable()) throw new JavaScriptException(engine.Intrinsics.TypeError, "The callback of a timer must be a function");
        var delay = TimeSpan.FromMilliseconds(arguments.Length > 1 ? Milliseconds(arguments[1]) : 0);
        // An interval of nothing would never let anything else run.
        TimeSpan? interval = repeats ? TimeSpan.FromMilliseconds(Math.Max(1, delay.TotalMilliseconds)) : null;
        return queue.Add(callback, arguments.Length > 2 ? arguments[2..] : [], clock() + (interval ?? delay), interval) is { } id
            ? JsNumber.Create(id)
            : throw new JavaScriptException(engine.Intrinsics.Error, "Too many timers are pending");
    }

    /// <summary>As browsers have it: no number, a negative one and one out of range count as nothing, fractions are cut off.</summary>
    private static double Milliseconds(JsValue delay)
    {
        var number = TypeConverter.ToNumber(delay);
        return number >= 1 && number <= LongestDelay ? Math.Floor(number) : 0;
    }

    private JsValue Clear(JsValue[] arguments)
    {
        if (arguments.Length > 0 && arguments[0].IsNumber() && arguments[0].AsNumber() is >= 1 and <= int.MaxValue and var id) queue.Cancel((int)id);
        return JsValue.Undefined;
    }

    private void Set(string name, Func<JsValue[], JsValue> function) =>
        engine.SetValue(name, new ClrFunction(engine, name, (_, arguments) => function(arguments)));
}
