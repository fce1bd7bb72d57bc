using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Platforms;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Api;

public sealed partial class MiniProgram
{
    /// <summary>
    /// Creates a WebSocket connection. <c>success</c> means that the call was accepted; <c>onSocketOpen</c> or
    /// <c>onSocketError</c> tells the rest.
    /// </summary>
    /// <returns>
    /// The SocketTask; null where the platform gives none. Outside a callback the socket may open before the call has returned:
    /// <see cref="ConnectSocketOptions.GetRawResult"/> is the place for listeners that must not miss anything.
    /// </returns>
    public SocketTask? ConnectSocket(ConnectSocketOptions options) => Connect(options, null);

    /// <summary>Creates a WebSocket connection; the task settles like <c>success</c> and <c>fail</c>, and gives the SocketTask.</summary>
    /// <exception cref="MiniProgramException">The call was refused.</exception>
    public async Task<SocketTask?> ConnectSocketAsync(ConnectSocketOptions options, CancellationToken cancellationToken = default)
    {
        SocketTask? task = null;
        await Promise<ConnectSocketResult>((promise, _) =>
        {
            task = Connect(options, promise);
            return () => task?.Close();
        }, cancellationToken).ConfigureAwait(false);
        return task;
    }

    /// <summary>Sends a message to the newest socket.</summary>
    public void SendSocketMessage(SendSocketMessageOptions options) => Send(null, options, null);

    /// <summary>Sends a message to the newest socket and waits until it has been written.</summary>
    /// <exception cref="MiniProgramException">The send failed.</exception>
    public Task SendSocketMessageAsync(SendSocketMessageOptions options, CancellationToken cancellationToken = default) =>
        Promise<Done>((promise, _) => { Send(null, options, promise); return null; }, cancellationToken);

    /// <summary>Closes the newest socket.</summary>
    public void CloseSocket(CloseSocketOptions? options = null) => Close(null, options ?? new(), null);

    /// <summary>Closes the newest socket; the task completes when the closing began.</summary>
    /// <exception cref="MiniProgramException">The close failed.</exception>
    public Task CloseSocketAsync(CloseSocketOptions? options = null, CancellationToken cancellationToken = default) =>
        Promise<Done>((promise, _) => { Close(null, options ?? new(), promise); return null; }, cancellationToken);

    /// <summary>Listens for the opening of the newest socket; again: replaces or adds, as the platform has it.</summary>
    public void OnSocketOpen(Action<SocketOpenEvent> listener) => Own.Global.Open.Add(listener);

    /// <summary>Listens for the messages of the newest socket.</summary>
    public void OnSocketMessage(Action<SocketMessageEvent> listener) => Own.Global.Message.Add(listener);

    /// <summary>Listens for the errors of the newest socket.</summary>
    public void OnSocketError(Action<SocketErrorEvent> listener) => Own.Global.Error.Add(listener);

    /// <summary>Listens for the end of the newest socket.</summary>
    public void OnSocketClose(Action<SocketCloseEvent> listener) => Own.Global.Close.Add(listener);

    /// <summary>Takes a listener off, or all of them.</summary>
    public void OffSocketOpen(Action<SocketOpenEvent>? listener = null) => Own.Global.Open.Remove(listener);

    /// <summary>Takes a listener off, or all of them.</summary>
    public void OffSocketMessage(Action<SocketMessageEvent>? listener = null) => Own.Global.Message.Remove(listener);

    /// <summary>Takes a listener off, or all of them.</summary>
    public void OffSocketError(Action<SocketErrorEvent>? listener = null) => Own.Global.Error.Remove(listener);

    /// <summary>Takes a listener off, or all of them.</summary>
    public void OffSocketClose(Action<SocketCloseEvent>? listener = null) => Own.Global.Close.Remove(listener);

    private SocketTask? Connect(ConnectSocketOptions options, TaskCompletionSource<ConnectSocketResult>? promise)
    {
        ArgumentNullException.ThrowIfNull(options);
        var socket = new SocketId(Interlocked.Increment(ref _lastSocket));
        var call = Enter("connectSocket", options, result => new ConnectSocketResult(((CallResult.Connecting)result).Socket.Value), promise);
        var task = MakeTask(options, socket);
        if (task is not null) options.GetRawResult?.Invoke(task);
        Tell(new ConnectSocket(call, socket, Arguments.Options(
            ("url", Argument.Of(options.Url)),
            ("header", Arguments.Of(options.Header)),
            ("protocols", options.Protocols is { } protocols ? Argument.Array([.. protocols.Select(Argument.Of)]) : default),
            ("timeout", Arguments.Of(options.Timeout)),
            ("multiple", options.Multiple is { } multiple ? Argument.Of(multiple) : default))));
        return task;
    }

    private SocketTask? MakeTask(ConnectSocketOptions options, SocketId socket)
    {
        var given = Profile.Sockets.Task == SocketTaskForm.Always
            || (Profile.Sockets.Task == SocketTaskForm.WithMultiple && options.Multiple == true);
        if (!given) return null;
        var listeners = new SocketListeners(ListenerForm.List);
        Own.Tasks.Add(socket, listeners);
        return new SocketTask(this, socket, listeners);
    }

    internal void Send(SocketId? socket, SendSocketMessageOptions options, TaskCompletionSource<Done>? promise)
    {
        ArgumentNullException.ThrowIfNull(options);
        var call = Enter("sendSocketMessage", options, static _ => default, promise);
        var data = options.Data is { } text ? Argument.Of(text) : Argument.Of(options.Buffer);
        var message = new OutgoingMessage(call, data, options.IsBuffer is { } isBuffer ? Argument.Of(isBuffer) : default);
        if (Own.Turn is { } turn) turn.Send(socket, message);
        else Tell(new SendSocketMessages(socket, [message]));
    }

    internal void Close(SocketId? socket, CloseSocketOptions options, TaskCompletionSource<Done>? promise)
    {
        var call = Enter("closeSocket", options, static _ => default, promise);
        Tell(new CloseSocket(call, socket, Arguments.Options(
            ("code", options.Code is { } code ? Argument.Of((double)code) : default),
            ("reason", Argument.Of(options.Reason)))));
    }
}
