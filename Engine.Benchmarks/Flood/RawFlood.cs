using System.Net.WebSockets;
using System.Text;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Flood;

/// <summary>What one writes without the engine: a loop a socket, a 16 KiB buffer, a string a message.</summary>
internal sealed class RawFlood(Uri server, FloodLoad load)
{
    private const int Buffer = 16 << 10;

    private readonly Uri _url = new(server, new FloodOrder(load.PerSocket, load.Bytes).Path);

    /// <summary>One flood, from the first dial to the last message.</summary>
    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, load.Sockets).Select(_ => Task.Run(ReadAsync)));

    private async Task ReadAsync()
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(_url, CancellationToken.None).ConfigureAwait(false);
        var buffer = new byte[Buffer];
        for (var received = 0; received < load.PerSocket; received++)
        {
            if (SequenceNumber.Read(await ReceiveAsync(socket, buffer).ConfigureAwait(false)) != received)
                throw new InvalidOperationException($"Message {received} was not the one that was due.");
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
}
