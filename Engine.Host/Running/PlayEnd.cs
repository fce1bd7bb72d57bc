namespace MiniActors.Host.Running;

/// <summary>How a play ended.</summary>
/// <param name="Ending">The way.</param>
/// <param name="Error">What went wrong, for a person; null: nothing did.</param>
/// <param name="CallbackErrors">How many callbacks threw, and rejections nobody handled.</param>
internal sealed record PlayEnd(PlayEnding Ending, string? Error = null, int CallbackErrors = 0);

/// <summary>The ways to end.</summary>
internal enum PlayEnding
{
    /// <summary>Nothing was pending any more, or the script said so.</summary>
    Ended,
    /// <summary>It did not load, went over a limit of its engine, or its mini program crashed.</summary>
    Failed,
    /// <summary>The time limit passed.</summary>
    TimeLimit,
    /// <summary>It was ended from outside.</summary>
    Interrupted,
}
