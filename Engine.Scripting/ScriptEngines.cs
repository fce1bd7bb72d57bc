using Jint;

namespace MiniActors.Scripting;

/// <summary>Makes the JavaScript engine of each mini program, all from one set of options.</summary>
internal sealed class ScriptEngines
{
    /// <summary>An element of an array takes at least this many bytes.</summary>
    private const int ArrayElement = 16;

    private readonly Options _options;

    public ScriptEngines(ScriptSource source, ScriptLimits limits, CancellationToken cancellation)
    {
        Limits = limits;
        _options = new Options
        {
            // A script that waits would hold its thread: Atomics.wait throws instead.
            AgentCanSuspend = false,
        };
        // Turns endless recursion into a RangeError, where it would end the process otherwise.
        _options.Constraints.StackOverflowGuard = true;
        _options.Constraints.RegexTimeout = PreparedModule.RegexTimeout;
        _options.Constraints.MaxArraySize = (uint)Math.Clamp(limits.TurnMemory / ArrayElement, 1024, int.MaxValue);
        _options.LimitMemory(limits.TurnMemory);
        if (limits.Recursion is { } depth) _options.LimitRecursion(depth);
        _options.Constraint(() => new TurnBudget(limits, cancellation));
        _options.SetBuildCallStackHandler((function, location, _) => StackText.Line(source, function, location));
    }

    public ScriptLimits Limits { get; }

    public Engine Make() => new(_options);
}
