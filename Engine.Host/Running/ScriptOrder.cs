using MiniActors.Api;
using MiniActors.Host.Configuration;
using MiniActors.Host.Grammar;

namespace MiniActors.Host.Running;

/// <summary>A script to play, and the mini program that it is to be.</summary>
/// <param name="Path">Its file, for stack traces.</param>
/// <param name="Source">Its text.</param>
/// <param name="Program">The mini program; its callbacks are the script's.</param>
/// <param name="Define">Globals that it finds when it starts.</param>
/// <param name="TimeLimit">How long it may run; null: without limit.</param>
internal sealed record ScriptOrder(
    string Path, string Source, MiniProgramOptions Program, IReadOnlyList<Definition> Define, TimeSpan? TimeLimit = null)
{
    /// <summary>The text of a script.</summary>
    /// <exception cref="CommandFailure">It cannot be read.</exception>
    public static async Task<string> ReadAsync(string path, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandFailure($"cannot read {what} '{path}': {Reasons.Of(cause)}", cause: cause);
        }
    }
}

/// <summary>How a script ended.</summary>
/// <param name="How">The way.</param>
/// <param name="Error">Why it did not load; null: it did.</param>
/// <param name="Errors">How many callbacks threw, and rejections nobody handled.</param>
internal sealed record ScriptEnd(ScriptEnding How, string? Error = null, int Errors = 0);

/// <summary>The ways to end.</summary>
internal enum ScriptEnding
{
    /// <summary>Nothing was pending any more, or the script said so.</summary>
    Ended,
    /// <summary>It did not parse, or threw while loading.</summary>
    NotLoaded,
    /// <summary>The time limit passed.</summary>
    TimeLimit,
    /// <summary>The user, or the service, ended it.</summary>
    Interrupted,
}
