using Jint;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>Makes the JavaScript engines of the mini programs that run one source on one platform, all from one set of options.</summary>
internal sealed class ScriptEngines
{
    /// <summary>An element of an array takes at least this many bytes.</summary>
    private const int ArrayElement = 16;

    private readonly Options _options;

    public ScriptEngines(ScriptOptions script, PlatformProfile profile)
    {
        var limits = script.Limits;
        var wrapper = Wrapper = new ModuleWrapper(profile.Dialect.ModuleNames.Except(script.Polyfills.SelectMany(pack => pack.Globals)));
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
        _options.Constraint(() => new TurnBudget(limits, script.Cancellation));
        Modules = new EsModules(script.Source, wrapper, browser: script.Polyfills.Contains(PolyfillPack.Web));
        _options.EnableModules(Modules);
        _options.SetBuildCallStackHandler((function, location, _) => StackText.Line(script.Source, wrapper, function, location));
    }

    /// <summary>What stands around every module.</summary>
    public ModuleWrapper Wrapper { get; }

    /// <summary>What <c>import</c> finds.</summary>
    public EsModules Modules { get; }

    public Engine Make() => new(_options);
}
