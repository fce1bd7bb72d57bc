using System.Diagnostics;
using Jint;

namespace MiniActors.Scripting;

/// <summary>
/// How long one turn of a script may still run. The engine resets its constraints at every entry, nested ones included;
/// this one is not impressed: the turn begins where <see cref="Begin"/> says.
/// </summary>
internal sealed class TurnBudget(ScriptLimits limits, CancellationToken cancellation) : Constraint
{
    private readonly long _length = (long)(limits.TurnTime.TotalSeconds * Stopwatch.Frequency);
    private long _end = long.MaxValue;
    private long _allowed = long.MaxValue;

    public override bool IsAmortizable => true;

    /// <summary>How many bytes the turn has allocated so far.</summary>
    public long Allocated => GC.GetAllocatedBytesForCurrentThread() - (_allowed - limits.TurnMemory);

    public void Begin()
    {
        _end = Stopwatch.GetTimestamp() + _length;
        _allowed = GC.GetAllocatedBytesForCurrentThread() + limits.TurnMemory;
    }

    public override void Check()
    {
        if (cancellation.IsCancellationRequested) throw new ScriptCancelledException();
        if (Stopwatch.GetTimestamp() > _end) throw new ScriptLimitException($"one turn ran longer than {limits.TurnTime.TotalMilliseconds:0} ms");
        if (GC.GetAllocatedBytesForCurrentThread() > _allowed) throw new ScriptLimitException($"one turn allocated more than {limits.TurnMemory >> 20} MiB");
    }

    public override void Reset()
    {
    }
}

/// <summary>A script went over a limit; no script can catch it.</summary>
internal sealed class ScriptLimitException(string limit) : Exception(limit);

/// <summary>A script was cancelled; no script can catch it.</summary>
internal sealed class ScriptCancelledException() : Exception("cancelled");
