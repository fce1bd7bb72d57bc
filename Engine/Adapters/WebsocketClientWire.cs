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
    public ISocketLink Dial(SocketDial dial, Action<SocketSignal> sink)
    {
        ArgumentNullException.ThrowIfNull(dial);
        ArgumentNullException.ThrowIfNull(sink);
        var link = new SocketLink(dial.Limits, sink, time ?? TimeProvider.System);
        _ = RunAsync(dial, link);
        return link;
    }

    private async Task RunAsync(SocketDial dial, SocketLink link)
    {
        // Names are resolved and sockets made before the first real wait: not on the thread of whoever dials.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var (connection, opened) = await Handshake.DialAsync(transport, dial, time ?? TimeProvider.System, link.Attempt).ConfigureAwait(false);
            await ConverseAsync(dial.Url, new GatedWebSocket(connection, opened, link)).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            link.Fail(error);
        }
    }

    private static async Task ConverseAsync(Uri url, GatedWebSocket socket)
    {
        using var client = new WebsocketClient(url, (ILogger<WebsocketClient>?)null, (_, _) => Task.FromResult<WebSocket>(socket))
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
}
