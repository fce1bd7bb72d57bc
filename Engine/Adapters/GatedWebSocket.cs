using System.Net.WebSockets;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// What Websocket.Client holds in place of a WebSocket of its own. Its one receive is the whole conversation: it begins when the
/// library is ready (the gate), and the library sees the close and nothing else.
/// </summary>
/// <remarks>
/// The library starts to listen before it calls itself running; a close that arrives in that moment would be lost on it. And its
/// own receive path copies, its send queues lose order and answers: neither is used.
/// </remarks>
internal sealed class GatedWebSocket(Connection connection, SocketSignal.Opened opened, SocketLink link) : WebSocket
{
    // Who opens it carries on with the conversation.
    private readonly TaskCompletionSource _gate = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string? _protocol = opened.Protocol;
    // Told once, and not kept.
    private SocketSignal.Opened? _opened = opened;
    private WebSocketState _state = WebSocketState.Open;

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => _state;

    public override string? SubProtocol => _protocol;

    /// <summary>Opens the gate. Ends when the library has seen the close.</summary>
    public Task OpenGateAsync()
    {
        _gate.TrySetResult();
        return _over.Task;
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await _gate.Task.ConfigureAwait(false);
        var told = _opened!;
        _opened = null;
        await link.ConverseAsync(connection, told).ConfigureAwait(false);
        _state = WebSocketState.CloseReceived;
        return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        _state = WebSocketState.Closed;
        _over.TrySetResult();
        return Task.CompletedTask;
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override void Abort() => Dispose();

    public override void Dispose()
    {
        _state = WebSocketState.Closed;
        connection.Abort();
        _gate.TrySetResult();
        _over.TrySetResult();
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
        return new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage);
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Frames go out through the link, never through the library's queues.");
}
