using MiniActors.Callbacks;
using MiniActors.Model;

namespace MiniActors.Api;

/// <summary>One WebSocket of a mini program. Its listeners hear its own events only, before the global ones.</summary>
public sealed class SocketTask
{
    private readonly MiniProgram _program;
    private readonly SocketListeners _listeners;

    internal SocketTask(MiniProgram program, SocketId id, SocketListeners listeners) =>
        (_program, Id, _listeners) = (program, id, listeners);

    /// <summary>Its <c>socketTaskId</c>.</summary>
    public SocketId Id { get; }

    /// <summary>Sends a message; it succeeds when it has been written, and fails when the socket is not open.</summary>
    public void Send(SendSocketMessageOptions options) => _program.Send(Id, options, null);

    /// <summary>Sends a message and waits until it has been written.</summary>
    /// <exception cref="MiniProgramException">The send failed.</exception>
    public Task SendAsync(SendSocketMessageOptions options, CancellationToken cancellationToken = default) =>
        MiniProgram.Promise<Done>((promise, _) => { _program.Send(Id, options, promise); return null; }, cancellationToken);

    /// <summary>Closes the socket, in any state; success means that the closing began.</summary>
    public void Close(CloseSocketOptions? options = null) => _program.Close(Id, options ?? new(), null);

    /// <summary>Closes the socket; the task completes when the closing began.</summary>
    /// <exception cref="MiniProgramException">The close failed: bad code or reason, or the socket is closed.</exception>
    public Task CloseAsync(CloseSocketOptions? options = null, CancellationToken cancellationToken = default) =>
        MiniProgram.Promise<Done>((promise, _) => { _program.Close(Id, options ?? new(), promise); return null; }, cancellationToken);

    /// <summary>Called when the socket is open.</summary>
    public void OnOpen(Action<SocketOpenEvent> listener) => _listeners.Open.Add(listener);

    /// <summary>Called for each message.</summary>
    public void OnMessage(Action<SocketMessageEvent> listener) => _listeners.Message.Add(listener);

    /// <summary>Called when the socket fails.</summary>
    public void OnError(Action<SocketErrorEvent> listener) => _listeners.Error.Add(listener);

    /// <summary>Called when the socket is over.</summary>
    public void OnClose(Action<SocketCloseEvent> listener) => _listeners.Close.Add(listener);
}
