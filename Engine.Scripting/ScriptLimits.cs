namespace MiniActors.Scripting;

/// <summary>What one script may use; a script over a limit is stopped, alone, with a clear error.</summary>
public sealed record ScriptLimits
{
    /// <summary>How long one turn may run: the loading of the script, or one callback with the promise jobs after it.</summary>
    public TimeSpan TurnTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many bytes one turn may allocate.</summary>
    public long TurnMemory { get; init; } = 256L << 20;

    /// <summary>
    /// How many bytes the script may hold from turn to turn: everything that it can still reach, estimated. It is looked at
    /// after a turn, and only when the script has taken so much that it could hold more; so a script may go over the limit
    /// by an eighth of it and by what one turn allocates before it is stopped.
    /// </summary>
    public long HeldMemory { get; init; } = 256L << 20;

    /// <summary>
    /// How deep calls may nest before the script is stopped; null: as deep as the thread's stack allows, and then the
    /// script sees a RangeError.
    /// </summary>
    public int? Recursion { get; init; }

    /// <summary>
    /// How many bytes of one body may be held in memory by the <c>fetch</c> and <c>XMLHttpRequest</c> of a pack; a larger body
    /// fails, unless it is read as a stream while it comes.
    /// </summary>
    public int HeldBody { get; init; } = 16 << 20;

    /// <summary>How many timers may be pending; one more is a RangeError.</summary>
    public int Timers { get; init; } = 10_000;
}
