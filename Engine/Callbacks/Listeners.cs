using MiniActors.Platforms;

namespace MiniActors.Callbacks;

/// <summary>The listeners of one event: one slot, or a list, as the platform has it. Safe from any thread.</summary>
/// <typeparam name="T">What a listener is told.</typeparam>
internal sealed class Listeners<T>(ListenerForm form)
{
    // Null, one Action<T>, or an array of two and more that is never changed: most events have one listener.
    private object? _all;

    /// <summary>Registers a listener: in a slot it replaces the one before.</summary>
    public void Add(Action<T> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        Update(all => form == ListenerForm.Slot ? [listener] : [.. all, listener]);
    }

    /// <summary>Takes this listener off, or all when none is named.</summary>
    public void Remove(Action<T>? listener) => Update(all =>
        listener is null ? [] : Array.IndexOf(all, listener) is >= 0 and var at ? [.. all[..at], .. all[(at + 1)..]] : all);

    /// <summary>Calls each in the order of registration.</summary>
    public void Tell(T told, Guest guest)
    {
        var all = Volatile.Read(ref _all);
        if (all is Action<T> one) guest.Run(one, told);
        else if (all is not null)
            foreach (var listener in (Action<T>[])all) guest.Run(listener, told);
    }

    private void Update(Func<Action<T>[], Action<T>[]> change)
    {
        object? before;
        object? after;
        do
        {
            before = Volatile.Read(ref _all);
            var all = change(before switch { null => [], Action<T> one => [one], _ => (Action<T>[])before });
            after = all switch { [] => null, [var one] => one, _ => all };
        } while (Interlocked.CompareExchange(ref _all, after, before) != before);
    }
}
