using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// From nothing to an open WebSocket: the opening handshake (RFC 6455 section 4.1) on a connection of its own.
/// </summary>
/// <remarks>
/// In place of <see cref="System.Net.WebSockets.ClientWebSocket"/>, which sends its handshake through an HttpClient: that keeps the request and two
/// buffers of 4 KiB for as long as the socket lives, and puts two more layers between it and the network (docs/decisions/0029).
/// </remarks>
internal static class Handshake
{
    /// <summary>Dials one WebSocket: the connection, and what is to be told of its opening.</summary>
    /// <exception cref="WireException">The attempt failed, whatever the reason.</exception>
    public static async Task<(Connection Connection, SocketSignal.Opened Opened)> DialAsync(Transport transport, SocketDial dial, TimeProvider time, CancellationToken attempt)
    {
        Stream? stream = null;
        try
        {
            var key = UpgradeRequest.NewKey();
            var request = UpgradeRequest.Of(dial, key);
            var line = new NetworkLine(dial.Network, time);
            stream = await transport.ConnectAsync(dial.Policy, dial.Url, line, attempt).ConfigureAwait(false);
            await line.RoundTripAsync(attempt).ConfigureAwait(false);
            await stream.WriteAsync(request, attempt).ConfigureAwait(false);
            using var reader = new HeadReader(stream, transport.HeaderBytes);
            var head = await reader.ReadAsync(attempt).ConfigureAwait(false);
            if (Upgrading.FaultOf(head, key, dial.Protocols) is { } fault) throw fault;
            var connection = new Connection(stream, dial.Network is null ? null : line, reader.TakeRest(out var start, out var end), start, end);
            return (connection, new SocketSignal.Opened(head.Fields, head.Fields.Find("Sec-WebSocket-Protocol")));
        }
        catch (Exception error)
        {
            if (stream is not null) await stream.DisposeAsync().ConfigureAwait(false);
            var failed = WireFaults.OfDial(error);
            throw new WireException(failed.Fault, failed.Cause, failed.Status, error);
        }
    }
}
