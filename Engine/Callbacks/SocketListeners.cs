using MiniActors.Platforms;

namespace MiniActors.Callbacks;

/// <summary>The listeners of one socket, or the global ones.</summary>
internal sealed class SocketListeners(ListenerForm form)
{
    /// <summary><c>onSocketOpen</c>.</summary>
    public Listeners<SocketOpenEvent> Open { get; } = new(form);

    /// <summary><c>onSocketMessage</c>.</summary>
    public Listeners<SocketMessageEvent> Message { get; } = new(form);

    /// <summary><c>onSocketError</c>.</summary>
    public Listeners<SocketErrorEvent> Error { get; } = new(form);

    /// <summary><c>onSocketClose</c>.</summary>
    public Listeners<SocketCloseEvent> Close { get; } = new(form);
}
