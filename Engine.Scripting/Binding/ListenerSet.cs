using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>The listeners of one event: one slot, or a list, as the platform has it. What is told while it changes goes to those who were there before.</summary>
internal sealed class ListenerSet<T>(ListenerForm form) where T : class
{
    /// <summary>In the order of registration; never changed in place.</summary>
    public IReadOnlyList<T> All { get; private set; } = [];

    /// <summary>Registers a listener: in a slot it replaces the one before.</summary>
    public void Add(T listener) => All = form == ListenerForm.Slot ? [listener] : [.. All, listener];

    /// <summary>Takes one registration of this listener off; null: all.</summary>
    public void Remove(T? listener)
    {
        if (listener is null)
        {
            All = [];
            return;
        }

        var rest = All.ToList();
        var index = rest.FindIndex(known => ReferenceEquals(known, listener));
        if (index < 0) return;
        rest.RemoveAt(index);
        All = rest;
    }
}
