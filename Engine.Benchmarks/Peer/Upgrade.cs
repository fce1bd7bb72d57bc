using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace MiniActors.Benchmarks.Peer;

/// <summary>The opening handshake (RFC 6455 section 4) as a server sees it: reads the request, accepts it.</summary>
internal static class Upgrade
{
    private const int LargestHead = 8 << 10;
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>Accepts one connection.</summary>
    /// <returns>The path of the request; null: it was no WebSocket handshake, or the client went away.</returns>
    public static async Task<string?> AcceptAsync(Socket socket)
    {
        if (await ReadHeadAsync(socket).ConfigureAwait(false) is not { } head) return null;
        var lines = head.Split("\r\n");
        var key = lines.FirstOrDefault(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase));
        if (key is null || lines[0].Split(' ') is not [_, var path, _]) return null;
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key[(key.IndexOf(':') + 1)..].Trim() + Guid)));
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n")).ConfigureAwait(false);
        return path;
    }

    /// <summary>A client sends no frame before the answer, so nothing is read beyond the head.</summary>
    private static async Task<string?> ReadHeadAsync(Socket socket)
    {
        var head = new byte[LargestHead];
        for (var length = 0; length < head.Length;)
        {
            var count = await socket.ReceiveAsync(head.AsMemory(length)).ConfigureAwait(false);
            if (count == 0) return null;
            length += count;
            if (head.AsSpan(0, length).EndsWith("\r\n\r\n"u8)) return Encoding.ASCII.GetString(head, 0, length);
        }
        return null;
    }
}
