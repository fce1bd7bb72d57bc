using Jint;
using Jint.Native;
using Jint.Runtime;

namespace MiniActors.Scripting;

/// <summary>
/// The one place through which every entry into the JavaScript engine passes: it renews the budget, runs the guest, reports
/// what it lets out, drains the promise jobs and reports the rejections that nobody handled.
/// </summary>
internal sealed class ScriptTurn
{
    private readonly Engine _engine;
    private readonly TurnBudget _budget;
    private readonly Action<ScriptFault> _report;
    private readonly HeldMemory _held;
    private readonly long _mostHeld;

    /// <param name="engine">The engine.</param>
    /// <param name="report">Told what callbacks let out.</param>
    /// <param name="mostHeld">How many bytes the script may hold from turn to turn.</param>
    /// <param name="measure">How many bytes it holds; more than the limit it is given: at least so many.</param>
    public ScriptTurn(Engine engine, Action<ScriptFault> report, long mostHeld, Func<long, long> measure)
    {
        (_engine, _report, _mostHeld) = (engine, report, mostHeld);
        _held = new HeldMemory(mostHeld, measure);
        _budget = engine.Constraints.Find<TurnBudget>()!;
        Rejections = new RejectionLedger(engine);
    }

    /// <summary>The promises whose rejection nobody has handled.</summary>
    public RejectionLedger Rejections { get; }

    /// <summary>True: nothing runs any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The limit that ended the script; null: it was none.</summary>
    public ScriptFault? Stopped { get; private set; }

    /// <summary>Told the reason and the promise of each rejection that nobody handled, after it has been reported; null: nobody.</summary>
    public Action<JsValue, JsValue>? Unhandled { get; set; }

    /// <summary>From now on nothing runs: what is on the stack returns, no job and no callback follows.</summary>
    public void End() => IsOver = true;

    /// <summary>Calls a function of the script; anything else is passed over.</summary>
    public void Call(JsValue function, params JsValue[] arguments) => CallOn(JsValue.Undefined, function, arguments);

    /// <summary>Calls a function of the script with this <c>this</c>; anything else is passed over.</summary>
    public void CallOn(JsValue self, JsValue function, params JsValue[] arguments)
    {
        if (function.IsCallable()) Run(() => _engine.Call(function, self, arguments));
    }

    /// <summary>Runs an entry; what it lets out is reported.</summary>
    public void Run(Action entry)
    {
        if (TryRun(entry) is { } fault) _report(fault);
    }

    /// <summary>Runs an entry; the exception that it let out, or null.</summary>
    public ScriptFault? TryRun(Action entry)
    {
        if (IsOver) return null;
        _budget.Begin();
        var fault = Guard(entry);
        if (!IsOver && Guard(_engine.Advanced.ProcessTasks) is { } inJob) _report(inJob);
        foreach (var (promise, reason) in Rejections.TakeAll())
        {
            if (IsOver) break;
            _report(new ScriptFault(ScriptFaultKind.UnhandledRejection, "Unhandled rejection: " + StackText.Of(reason)));
            Unhandled?.Invoke(reason, promise);
        }

        Take(_budget.Allocated);
        return fault;
    }

    /// <summary>The script has taken so many bytes; where it holds too many it is stopped.</summary>
    public void Take(long bytes)
    {
        if (!IsOver && _held.IsOverAfter(bytes)) Stop(ScriptFaultKind.Limit, $"The script was stopped: it holds more than {_mostHeld >> 20} MiB.");
    }

    /// <summary>Only what JavaScript can throw leaves the script alive; everything else has left the engine in an unknown state.</summary>
    private ScriptFault? Guard(Action entry)
    {
        try
        {
            entry();
            return null;
        }
        catch (JavaScriptException thrown)
        {
            return new ScriptFault(ScriptFaultKind.Exception, StackText.Of(thrown));
        }
        catch (ScriptCancelledException)
        {
            return Stop(ScriptFaultKind.Cancelled, "The script was cancelled.");
        }
        catch (Exception thrown)
        {
            return Stop(ScriptFaultKind.Limit, $"The script was stopped: {Limit(thrown)}.");
        }
    }

    private ScriptFault? Stop(ScriptFaultKind kind, string text)
    {
        Stopped = new ScriptFault(kind, text);
        IsOver = true;
        return null;
    }

    private static string Limit(Exception thrown) => thrown switch
    {
        ScriptLimitException => thrown.Message,
        MemoryLimitExceededException or OutOfMemoryException => "one turn allocated more than it may",
        InsufficientExecutionStackException or ScriptPreparationException => "source is nested deeper than it may",
        RecursionDepthOverflowException => "calls nest deeper than they may",
        System.Text.RegularExpressions.RegexMatchTimeoutException => $"a regular expression ran longer than {PreparedModule.RegexTimeout.TotalMilliseconds:0} ms",
        _ => $"{thrown.GetType().Name}: {thrown.Message}",
    };
}
