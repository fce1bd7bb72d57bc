using MiniActors.Api;
using MiniActors.Host.Configuration;
using MiniActors.Host.Grammar;
using MiniActors.Scripting;

namespace MiniActors.Host.Running;

/// <summary>A script to play, and the mini program that it is to be.</summary>
/// <param name="Source">The script; many mini programs can share it.</param>
/// <param name="Program">The mini program; its callbacks are the script's.</param>
/// <param name="Define">Globals that it finds when it starts; the last of one name wins.</param>
/// <param name="TimeLimit">How long it may run; null: without limit.</param>
/// <param name="Pages">The pages of a project; null: a single file, or a game.</param>
internal sealed record ScriptOrder(ScriptSource Source, MiniProgramOptions Program, IReadOnlyList<Definition> Define, TimeSpan? TimeLimit = null, ScriptPages? Pages = null)
{
    /// <summary>Who watches every call and event, beside the ear; null: nobody.</summary>
    public IScriptObserver? Watcher { get; init; }

    /// <summary>What the script finds beside its platform's API.</summary>
    public IReadOnlyList<PolyfillPack> Polyfills { get; init; } = [];

    /// <summary>The definitions, as a script engine takes them.</summary>
    public ScriptDefinitions Definitions
    {
        get
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, json) in Define) values[name] = json;
            return new ScriptDefinitions(values);
        }
    }

    /// <summary>Loads a script from the disk.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="what">What to call it in an error.</param>
    /// <exception cref="CommandFailure">It cannot be read.</exception>
    public static ScriptSource Load(string path, string what)
    {
        try
        {
            return ScriptSource.Load(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandFailure($"cannot read {what} '{path}': {Reasons.Of(cause)}", cause: cause);
        }
    }
}
