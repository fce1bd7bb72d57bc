using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using MiniActors.Wire;
using Websocket.Client;

namespace MiniActors.Adapters;

/// <summary>
/// The socket wire <c>websocket-client</c>: Websocket.Client starts and ends each connection; the conversation in between is
/// held by our reader and our queue on the socket that we hand it.
/// </summary>
/// <param name="transport">The way to the network.</param>
/// <param name="time">The clock of the keep-alive; null: the machine's.</param>
public sealed class WebsocketClientWire(Transport transport, TimeProvider? time = null) : ISocketWire
{
    /// <inheritdoc />
    public ISocketLink Dial(SocketDial dial, Action<SocketSignal> sink) => SocketAttempt.Begin(transport, time ?? TimeProvider.System, dial, sink, ConverseAsync);

    private static async Task ConverseAsync(SocketDial dial, SocketLink link, Connection connection, SocketSignal.Opened opened)
    {
        try
        {
            var socket = new GatedWebSocket(connection, opened, link);
            using var client = new WebsocketClient(dial.Url, (ILogger<WebsocketClient>?)null, (_, _) => Task.FromResult<WebSocket>(socket))
            {
                // One attempt is one connection: whether to try again is for the program to say. The time limit is the caller's.
                IsReconnectionEnabled = false,
                ReconnectTimeout = null,
                ErrorReconnectTimeout = null,
                ConnectTimeout = Timeout.InfiniteTimeSpan,
            };
            await InlineScheduler.RunAsync(client.StartOrFail).ConfigureAwait(false);
            await socket.OpenGateAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            link.Fail(error);
        }
    }
}
