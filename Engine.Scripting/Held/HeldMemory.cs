namespace MiniActors.Scripting;

/// <summary>
/// When it is worth to look how much a script holds. It cannot hold more than it held at the last look and has taken since:
/// so there is no look until that could be over the limit, and a script that is idle is never looked at.
/// </summary>
/// <param name="limit">How many bytes a script may hold.</param>
/// <param name="measure">The look: how many bytes it holds; more than the limit it is given: at least so many.</param>
internal sealed class HeldMemory(long limit, Func<long, long> measure)
{
    /// <summary>A script close to its limit would be looked at all the time; it may go over it by this part of it.</summary>
    private const int Slack = 8;

    private readonly long _limit = limit;
    private long _untilLook = limit;

    /// <summary>So many bytes have been taken since the last call; true: the script holds more than it may.</summary>
    public bool IsOverAfter(long taken)
    {
        _untilLook -= taken;
        if (_untilLook >= 0) return false;
        var held = measure(_limit);
        _untilLook = Math.Max(_limit - held, _limit / Slack);
        return held > _limit;
    }
}
