using System.Net.WebSockets;
using System.Text;

namespace MiniActors.Benchmarks.Echo;

/// <summary>
/// What one writes without the engine: a loop a socket on <see cref="ClientWebSocket"/>, a 16 KiB buffer, a string a
/// message. Nothing else: no rules, no order among sockets, no answer to a send, no bound.
/// </summary>
internal sealed class RawEcho : IAsyncDisposable
{
    private const int Buffer = 16 << 10;

    private readonly EchoLoad _load;
    private readonly ClientWebSocket[] _sockets;

    private RawEcho(EchoLoad load, ClientWebSocket[] sockets) => (_load, _sockets) = (load, sockets);

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
    public Task RoundAsync() => Task.WhenAll(_sockets.Select(socket => Task.Run(() => LoopAsync(socket))));

    private async Task LoopAsync(ClientWebSocket socket)
    {
        var (incoming, outgoing) = (new byte[Buffer], new byte[Buffer]);
        var text = _load.Text;
        for (var sent = 0; sent < _load.Ahead; sent++) await SendAsync(socket, text, outgoing).ConfigureAwait(false);
        for (var (received, sent) = (0, _load.Ahead); received < _load.PerSocket; received++)
        {
            text = await ReceiveAsync(socket, incoming).ConfigureAwait(false);
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

    private static ValueTask SendAsync(ClientWebSocket socket, string text, byte[] buffer)
    {
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
