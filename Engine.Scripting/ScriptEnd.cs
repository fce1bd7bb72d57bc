namespace MiniActors.Scripting;

/// <summary>How a script ended.</summary>
/// <param name="Ending">In which way.</param>
/// <param name="Fault">What went wrong: with <see cref="ScriptEnding.LoadFailed"/> and <see cref="ScriptEnding.Stopped"/>.</param>
/// <param name="CallbackErrors">How many callbacks threw and how many rejections nobody handled.</param>
public sealed record ScriptEnd(ScriptEnding Ending, ScriptFault? Fault, int CallbackErrors);

/// <summary>In which way a script ended.</summary>
public enum ScriptEnding
{
    /// <summary>Nothing was pending any more: no timer, no call, no socket.</summary>
    Ended,
    /// <summary>A syntax error, or it threw while it was loaded.</summary>
    LoadFailed,
    /// <summary>It called <c>exitMiniProgram</c>.</summary>
    Exited,
    /// <summary>It went over a limit, or was cancelled.</summary>
    Stopped,
    /// <summary>The mini program was closed from outside.</summary>
    Closed,
}

/// <summary>Something that a script did wrong.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Text">The error as a person reads it: name, message, and the stack with file, line and column.</param>
public sealed record ScriptFault(ScriptFaultKind Kind, string Text)
{
    /// <inheritdoc />
    public override string ToString() => Text;
}

/// <summary>What a script did wrong.</summary>
public enum ScriptFaultKind
{
    /// <summary>It is no JavaScript, or a file is missing.</summary>
    Syntax,
    /// <summary>It let out an exception.</summary>
    Exception,
    /// <summary>A promise was rejected and nobody handled it.</summary>
    UnhandledRejection,
    /// <summary>It went over a limit.</summary>
    Limit,
    /// <summary>It was cancelled.</summary>
    Cancelled,
}
