using System.Net.WebSockets;
using System.Text;
using MiniActors.Benchmarks.Measuring;

namespace MiniActors.Benchmarks.Echo;

/// <summary>
/// What one writes without the engine: a loop a socket on <see cref="ClientWebSocket"/>, a 16 KiB buffer, a string a
/// message. Nothing else: no rules, no order among sockets, no answer to a send, no bound.
/// </summary>
internal sealed class RawEcho : IAsyncDisposable
{
    private const int LeastBuffer = 16 << 10;

    private readonly EchoLoad _load;
    private readonly ClientWebSocket[] _sockets;
    private readonly RoundTrips? _trips;

    private RawEcho(EchoLoad load, ClientWebSocket[] sockets) => (_load, _sockets, _trips) = (load, sockets, load.Trips());

    /// <summary>Connects all sockets.</summary>
    public static async Task<RawEcho> OpenAsync(Uri server, EchoLoad load, CancellationToken cancellation)
    {
        var sockets = new ClientWebSocket[load.Sockets];
        for (var index = 0; index < sockets.Length; index++)
        {
            sockets[index] = new ClientWebSocket();
            await sockets[index].ConnectAsync(server, cancellation).ConfigureAwait(false);
        }
        return new RawEcho(load, sockets);
    }

    /// <summary>One round: ends when every message is back.</summary>
    public async Task<Reading> RoundAsync()
    {
        _trips?.Begin();
        var reading = await Reading.OfAsync(_load.Messages, () => Task.WhenAll(_sockets.Select(socket => Task.Run(() => LoopAsync(socket))))).ConfigureAwait(false);
        return reading with { MedianMicroseconds = _trips?.Median };
    }

    // One message fits, as a program that knows its messages would see to.
    private int Buffer => Math.Max(LeastBuffer, _load.Bytes + 1);

    private async Task LoopAsync(ClientWebSocket socket)
    {
        var (incoming, outgoing) = (new byte[Buffer], new byte[Buffer]);
        var text = _load.Text;
        for (var sent = 0; sent < _load.Ahead; sent++) await SendAsync(socket, text, outgoing).ConfigureAwait(false);
        for (var (received, sent) = (0, _load.Ahead); received < _load.PerSocket; received++)
        {
            text = await ReceiveAsync(socket, incoming).ConfigureAwait(false);
            _trips?.IsBack();
            if (sent++ < _load.PerSocket) await SendAsync(socket, text, outgoing).ConfigureAwait(false);
        }
    }

    private static async ValueTask<string> ReceiveAsync(ClientWebSocket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
            length += result.Count;
            if (result.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    private ValueTask SendAsync(ClientWebSocket socket, string text, byte[] buffer)
    {
        _trips?.Leaves();
        var length = Encoding.UTF8.GetBytes(text, buffer);
        return socket.SendAsync(buffer.AsMemory(0, length), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets)
        {
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).ConfigureAwait(false);
            socket.Dispose();
        }
    }
}
