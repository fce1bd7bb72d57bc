namespace MiniActors.Scripting;

/// <summary>How a script is run.</summary>
public sealed record ScriptOptions
{
    /// <summary>The entry, a CommonJS module.</summary>
    public required ScriptSource Source { get; init; }

    /// <summary>The pages, where the script is a project; null: a single file, of which the first <c>Page</c> is opened.</summary>
    public ScriptPages? Pages { get; init; }

    /// <summary>Where <c>console</c> writes.</summary>
    public required IScriptConsole Console { get; init; }

    /// <summary>Told what goes wrong, and how the program ends; null: nobody.</summary>
    public IScriptObserver? Observer { get; init; }

    /// <summary>Globals that are set before the script runs.</summary>
    public ScriptDefinitions Definitions { get; init; } = ScriptDefinitions.None;

    /// <summary>What the script finds beside the API of its platform; none by default, as on the phone.</summary>
    public IReadOnlyList<PolyfillPack> Polyfills { get; init; } = [];

    /// <summary>What one script may use.</summary>
    public ScriptLimits Limits { get; init; } = new();

    /// <summary>The clock of its timers; only its timestamps count.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Cancelled: JavaScript that is running is cut off, and the mini program ends as <see cref="ScriptEnding.Stopped"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
