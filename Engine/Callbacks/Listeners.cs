using System.Collections.Immutable;
using MiniActors.Platforms;

namespace MiniActors.Callbacks;

/// <summary>The listeners of one event: one slot, or a list, as the platform has it. Safe from any thread.</summary>
/// <typeparam name="T">What a listener is told.</typeparam>
internal sealed class Listeners<T>(ListenerForm form)
{
    private ImmutableArray<Action<T>> _all = [];

    /// <summary>Registers a listener: in a slot it replaces the one before.</summary>
    public void Add(Action<T> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ImmutableInterlocked.Update(ref _all, all => form == ListenerForm.Slot ? [listener] : all.Add(listener));
    }

    /// <summary>Takes this listener off, or all when none is named.</summary>
    public void Remove(Action<T>? listener) =>
        ImmutableInterlocked.Update(ref _all, all => listener is null ? [] : all.Remove(listener));

    /// <summary>Calls each in the order of registration.</summary>
    public void Tell(T told, Guest guest)
    {
        foreach (var listener in _all) guest.Run(listener, told);
    }
}
