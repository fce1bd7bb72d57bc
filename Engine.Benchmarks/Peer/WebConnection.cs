using System.Net.Sockets;
using System.Text;

namespace MiniActors.Benchmarks.Peer;

/// <summary>
/// One HTTP client of the measuring server: keep-alive, one request after the other, bodies with a length. It does as little
/// as it can, because it is not what is measured.
/// </summary>
internal sealed class WebConnection(Socket socket)
{
    private const int Buffer = 256 << 10;

    private const string Close = "Connection: close\r\n";

    private static readonly ReadOnlyMemory<byte> Small = SmallWith("");
    private static readonly ReadOnlyMemory<byte> SmallAndLast = SmallWith(Close);

    private readonly byte[] _buffer = new byte[Buffer];
    private int _arrived;

    /// <summary>Serves the client until one of the two closes.</summary>
    public async Task ServeAsync()
    {
        using (socket)
        {
            try
            {
                while (await ReadHeadAsync().ConfigureAwait(false) is { } order)
                {
                    await SkipAsync(order.BodyBytes).ConfigureAwait(false);
                    if (order.FileBytes is { } bytes) await SendFileAsync(bytes, order.IsLast).ConfigureAwait(false);
                    else await SendAsync(order.IsLast ? SmallAndLast : Small).ConfigureAwait(false);
                    if (order.IsLast) return;
                }
            }
            catch (SocketException)
            {
                // The client went away, as clients may.
            }
        }
    }

    private async Task<WebOrder?> ReadHeadAsync()
    {
        while (true)
        {
            var end = _buffer.AsSpan(0, _arrived).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                var order = WebOrder.Parse(_buffer.AsSpan(0, end));
                Take(end + 4);
                return order;
            }
            if (!await ReceiveAsync().ConfigureAwait(false)) return null;
        }
    }

    private async Task SkipAsync(long bytes)
    {
        while (true)
        {
            var part = (int)Math.Min(bytes, _arrived);
            Take(part);
            bytes -= part;
            if (bytes == 0 || !await ReceiveAsync().ConfigureAwait(false)) return;
        }
    }

    private async Task<bool> ReceiveAsync()
    {
        var count = await socket.ReceiveAsync(_buffer.AsMemory(_arrived)).ConfigureAwait(false);
        _arrived += count;
        return count > 0;
    }

    private void Take(int bytes)
    {
        _buffer.AsSpan(bytes.._arrived).CopyTo(_buffer);
        _arrived -= bytes;
    }

    private static byte[] SmallWith(string field) => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 28\r\n{field}\r\n{{\"id\":7,\"name\":\"mini actor\"}}");

    private async Task SendFileAsync(long bytes, bool last)
    {
        await SendAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: {bytes}\r\n{(last ? Close : "")}\r\n")).ConfigureAwait(false);
        var block = new byte[Buffer];
        for (var left = bytes; left > 0; left -= block.Length)
            await SendAsync(block.AsMemory(0, (int)Math.Min(left, block.Length))).ConfigureAwait(false);
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0) bytes = bytes[await socket.SendAsync(bytes).ConfigureAwait(false)..];
    }
}
