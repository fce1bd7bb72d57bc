using MiniActors.Files;

namespace MiniActors.Scripting;

/// <summary>Does the asynchronous file work of one mini program on the store's threads, one piece after the other, in the order of the calls.</summary>
internal sealed class FileQueue(IProgramStore store)
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _waiting = new();
    private bool _busy;

    /// <summary>Does this after all that came before; it must not throw.</summary>
    public void Add(Action work)
    {
        lock (_gate)
        {
            _waiting.Enqueue(work);
            if (_busy) return;
            _busy = true;
        }

        store.Run(DoAll);
    }

    private void DoAll()
    {
        while (Next() is { } work) work();
    }

    private Action? Next()
    {
        lock (_gate)
        {
            if (_waiting.TryDequeue(out var work)) return work;
            _busy = false;
            return null;
        }
    }
}
