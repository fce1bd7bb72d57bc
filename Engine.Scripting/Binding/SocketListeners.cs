using Jint;
using Jint.Native;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>What a socket tells, in the words of the API: <c>onSocketOpen</c>, <c>SocketTask.onOpen</c>.</summary>
internal enum SocketEventKind
{
    Open,
    Message,
    Error,
    Close,
}

/// <summary>The listeners of one SocketTask, or the global ones.</summary>
internal sealed class SocketListeners(ListenerForm form)
{
    private readonly ListenerSet<JsValue>[] _sets = [new(form), new(form), new(form), new(form)];

    /// <summary>Those of one event.</summary>
    public IReadOnlyList<JsValue> this[SocketEventKind kind] => _sets[(int)kind].All;

    /// <summary>Carries out a function of the API: <c>on…</c> adds its argument, <c>off…</c> takes it off, without one all.</summary>
    public void Apply(bool adds, SocketEventKind kind, JsValue listener)
    {
        if (adds && listener.IsCallable()) _sets[(int)kind].Add(listener);
        else if (!adds) _sets[(int)kind].Remove(listener.IsCallable() ? listener : null);
    }

    /// <summary>Reads <c>onSocketOpen</c> with the prefix <c>Socket</c>, or <c>onOpen</c> with none.</summary>
    public static bool TryParse(string name, string prefix, out bool adds, out SocketEventKind kind)
    {
        adds = name.StartsWith("on" + prefix, StringComparison.Ordinal);
        kind = default;
        var start = adds ? 2 : 3;
        return (adds || name.StartsWith("off" + prefix, StringComparison.Ordinal))
            && Enum.TryParse(name.AsSpan(start + prefix.Length), out kind);
    }
}
