using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace MiniActors.Tests.Support;

/// <summary>The server's end of one connection: bytes and frames, in and out, and every way to end it.</summary>
public sealed class RawConnection(Socket socket, Stream stream) : IDisposable
{
    /// <summary>The head of the last request that was read, as it was on the wire.</summary>
    public string Request { get; private set; } = "";

    /// <summary>The value of a field of that request; null: it is not there.</summary>
    public string? Field(string name) => Request.Split("\r\n").Skip(1)
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    /// <summary>Reads a request up to the empty line.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await ReadSomeAsync(one) == 0) throw new IOException("The client went.");
            head.Append((char)one[0]);
        }
        return Request = head.ToString();
    }

    /// <summary>Reads the handshake and answers it with 101, these fields, and these bytes in the same segment.</summary>
    public async Task UpgradeAsync(string extraFields = "", byte[]? behind = null)
    {
        await ReadRequestAsync();
        await WriteAsync([.. Encoding.Latin1.GetBytes(Accepted(extraFields)), .. behind ?? []]);
    }

    /// <summary>The 101 response to the last request.</summary>
    public string Accepted(string extraFields = "") =>
        $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {AcceptKey()}\r\n{extraFields}\r\n";

    private string AcceptKey() => Convert.ToBase64String(SHA1.HashData(
        Encoding.ASCII.GetBytes(Field("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    public Task WriteAsync(string text) => WriteAsync(Encoding.Latin1.GetBytes(text));

    public Task WriteAsync(byte[] bytes) => stream.WriteAsync(bytes).AsTask().WaitAsync(Patience.Long);

    /// <summary>Writes without a limit of time, for a reader that is not meant to read.</summary>
    public ValueTask PushAsync(byte[] bytes) => stream.WriteAsync(bytes);

    public Task WriteAsync(params RawFrame[] frames) => WriteAsync(RawFrame.Bytes(frames));

    public async Task<byte[]> ReadExactlyAsync(int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience.Long);
        return bytes;
    }

    public async Task<int> ReadSomeAsync(Memory<byte> buffer) => await stream.ReadAsync(buffer).AsTask().WaitAsync(Patience.Long);

    /// <summary>The next frame of the client, unmasked.</summary>
    public async Task<RawFrame> ReadFrameAsync()
    {
        var head = await ReadExactlyAsync(2);
        var length = (head[1] & 0x7F) switch
        {
            126 => BitConverter.ToUInt16([.. (await ReadExactlyAsync(2)).Reverse()]),
            127 => (int)BitConverter.ToUInt64([.. (await ReadExactlyAsync(8)).Reverse()]),
            var small => small,
        };
        var mask = (head[1] & 0x80) != 0 ? await ReadExactlyAsync(4) : [0, 0, 0, 0];
        var payload = await ReadExactlyAsync(length);
        for (var i = 0; i < length; i++) payload[i] ^= mask[i % 4];
        return new RawFrame(head[0], payload) { Masked = (head[1] & 0x80) != 0 };
    }

    /// <summary>The next frame that is no ping or pong.</summary>
    public async Task<RawFrame> ReadMessageFrameAsync()
    {
        while (true)
            if (await ReadFrameAsync() is { Opcode: < 9 } frame) return frame;
    }

    /// <summary>Reads all there is until the client ends the connection, with FIN or RST; returns how many bytes came.</summary>
    public async Task<long> ReadToEndAsync()
    {
        var buffer = new byte[64 << 10];
        long total = 0;
        try
        {
            while (await ReadSomeAsync(buffer) is > 0 and var count) total += count;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // RST is an end as well.
        }
        return total;
    }

    /// <summary>FIN: we write no more.</summary>
    public void Fin() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>RST.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close(0);
    }

    /// <summary>Keeps what the client may have in flight towards us small.</summary>
    public void Narrow() => socket.ReceiveBufferSize = 4096;

    public void Dispose() => stream.Dispose();
}
