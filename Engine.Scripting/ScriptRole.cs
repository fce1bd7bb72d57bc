using System.Runtime.CompilerServices;
using MiniActors.Callbacks;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>The dispatcher of a mini program that is a script: an event loop on one actor.</summary>
public static class ScriptRole
{
    /// <summary>The role for <c>MiniProgramOptions.Callbacks</c>. It may open any number of mini programs: each has an engine of its own, the source is parsed once.</summary>
    public static CallbackRole For(ScriptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var engines = new ConditionalWeakTable<PlatformProfile, ScriptEngines>();
        return CallbackRole.Of(context => ScriptDispatcher.PropsFor(
            new ScriptOrder(options, engines.GetValue(context.Profile, profile => new ScriptEngines(options, profile)), context)));
    }
}

/// <summary>What the dispatcher of a script is made with.</summary>
internal sealed record ScriptOrder(ScriptOptions Options, ScriptEngines Engines, CallbackContext Context);
