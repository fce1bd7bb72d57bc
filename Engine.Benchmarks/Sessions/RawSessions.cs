using System.Net.WebSockets;
using System.Text;

namespace MiniActors.Benchmarks.Sessions;

/// <summary>What one writes without the engine: a <see cref="ClientWebSocket"/> each, and a loop that reads into 16 KiB. No rules, no session.</summary>
internal sealed class RawSessions(Uri url, TimeSpan? pingEvery = null) : ISessions
{
    private const int Buffer = 16 << 10;

    private readonly List<ClientWebSocket> _sockets = [];
    private long _heard;

    public async Task OpenAsync(CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        if (pingEvery is { } every) socket.Options.KeepAliveInterval = every;
        await socket.ConnectAsync(url, cancellation).ConfigureAwait(false);
        lock (_sockets) _sockets.Add(socket);
        _ = ReadAsync(socket);
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[Buffer];
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).ConfigureAwait(false);
                if (result.MessageType == WebSocketMessageType.Close) return;
                _heard += Encoding.UTF8.GetString(buffer, 0, result.Count).Length;
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // It is over.
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets) socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
