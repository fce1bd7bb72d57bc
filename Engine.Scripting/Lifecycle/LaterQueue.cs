namespace MiniActors.Scripting;

/// <summary>What waits for the end of this turn, each for a turn of its own: the callbacks of <c>setData</c>, navigation.</summary>
/// <param name="limit">How much may wait.</param>
internal sealed class LaterQueue(int limit)
{
    private readonly Queue<Action> _waiting = new();

    /// <summary>How much waits.</summary>
    public int Count => _waiting.Count;

    /// <summary>Adds one; false: too much waits already.</summary>
    public bool TryAdd(Action act)
    {
        if (_waiting.Count >= limit) return false;
        _waiting.Enqueue(act);
        return true;
    }

    /// <summary>Does what waits now; what is added meanwhile waits for the next time.</summary>
    public void Run()
    {
        for (var left = _waiting.Count; left > 0 && _waiting.TryDequeue(out var act); left--) act();
    }

    /// <summary>Forgets what waits.</summary>
    public void Clear() => _waiting.Clear();
}
