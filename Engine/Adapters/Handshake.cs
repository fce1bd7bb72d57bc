using System.Net.WebSockets;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Dials one WebSocket with the native client.</summary>
internal static class Handshake
{
    /// <summary>Goes from nothing to an open WebSocket.</summary>
    /// <exception cref="WireException">The attempt failed, whatever the reason.</exception>
    public static async Task<Connection> DialAsync(Transport transport, SocketDial dial, TimeProvider time, CancellationToken attempt)
    {
        HandshakeHandler? handler = null;
        var socket = new ClientWebSocket();
        try
        {
            HttpFields.Check(dial.Headers);
            handler = new HandshakeHandler(transport.HandlerFor(dial.Policy), dial, new NetworkLine(dial.Network, time), attempt);
            Prepare(socket.Options, dial);
            using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
            await socket.ConnectAsync(dial.Url, invoker, attempt).ConfigureAwait(false);
            return new Connection(socket, handler.Stream!, handler.Fields, socket.SubProtocol);
        }
        catch (Exception error)
        {
            socket.Dispose();
            var failed = WireFaults.OfDial(error, handler?.Status);
            throw new WireException(failed.Fault, failed.Cause, failed.Status, error);
        }
    }

    private static void Prepare(ClientWebSocketOptions options, SocketDial dial)
    {
        options.Proxy = null;
        // KeepAlive takes its place.
        options.KeepAliveInterval = TimeSpan.Zero;
        foreach (var protocol in dial.Protocols) options.AddSubProtocol(protocol);
    }
}
