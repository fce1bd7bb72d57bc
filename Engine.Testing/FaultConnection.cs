using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace MiniActors.Testing;

/// <summary>
/// The server's end of one connection: bytes and frames, in and out, and every way to end it. A read or a write that takes
/// longer than <see cref="FaultServer.Patience"/> throws, but for the members that say otherwise.
/// </summary>
public sealed class FaultConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly CancellationToken _ended;
    private readonly MemoryStream _seen = new();
    private long _written;

    internal FaultConnection(Socket socket, Stream stream, CancellationToken ended)
    {
        (_socket, _stream, _ended) = (socket, stream, ended);
        ClientPort = (socket.RemoteEndPoint as IPEndPoint)?.Port ?? 0;
    }

    /// <summary>The port of the client's end.</summary>
    internal int ClientPort { get; }

    /// <summary>True when a WebSocket handshake was answered with 101.</summary>
    internal bool IsUpgraded { get; private set; }

    /// <summary>The most that <see cref="Seen"/> keeps of a connection, in bytes: 1 MiB.</summary>
    public const int SeenLimit = 1 << 20;

    /// <summary>What has been read of the client, as it was on the wire (TLS taken off), up to <see cref="SeenLimit"/>.</summary>
    public byte[] Seen
    {
        get
        {
            lock (_seen) return _seen.ToArray();
        }
    }

    /// <summary><see cref="Seen"/> as Latin-1, for requests.</summary>
    public string SeenText => Encoding.Latin1.GetString(Seen);

    /// <summary>The head of the last request that was read, as it was on the wire.</summary>
    public string Request { get; private set; } = "";

    /// <summary>The value of a field of that request; null: it is not there.</summary>
    public string? Field(string name) => Request.Split("\r\n").Skip(1)
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    /// <summary>Reads a request up to the empty line.</summary>
    /// <exception cref="IOException">The client went.</exception>
    public async Task<string> ReadRequestAsync() =>
        await TryReadRequestAsync().ConfigureAwait(false) ? Request : throw new IOException("The client went.");

    /// <summary>Reads a request up to the empty line; false: the client ended the connection in its place.</summary>
    public async Task<bool> TryReadRequestAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 4 || head.ToString(head.Length - 4, 4) != "\r\n\r\n")
        {
            if (await ReadSomeAsync(one).ConfigureAwait(false) == 0) return false;
            head.Append((char)one[0]);
        }
        Request = head.ToString();
        return true;
    }

    /// <summary>Reads the body of the request, by its <c>Content-Length</c>.</summary>
    public async Task<byte[]> ReadBodyAsync() => Field("Content-Length") is { } length
        ? await ReadExactlyAsync(int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)).ConfigureAwait(false)
        : [];

    /// <summary>Reads the WebSocket handshake and answers it with 101, these fields, and these bytes in the same segment.</summary>
    /// <param name="extraFields">Further lines of the head, each with its CRLF.</param>
    /// <param name="behind">Bytes behind the head.</param>
    public async Task UpgradeAsync(string extraFields = "", byte[]? behind = null)
    {
        await ReadRequestAsync().ConfigureAwait(false);
        await WriteAsync([.. Encoding.Latin1.GetBytes(Accepted(extraFields)), .. behind ?? []]).ConfigureAwait(false);
    }

    /// <summary>The 101 response to the last request.</summary>
    public string Accepted(string extraFields = "") =>
        $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {AcceptKey()}\r\n{extraFields}\r\n";

    private string AcceptKey() => Convert.ToBase64String(SHA1.HashData(
        Encoding.ASCII.GetBytes(Field("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    /// <summary>Writes text as Latin-1.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    public async Task WriteAsync(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        IsUpgraded |= bytes.AsSpan().StartsWith("HTTP/1.1 101 "u8);
        await _stream.WriteAsync(bytes).AsTask().WaitAsync(FaultServer.Patience).ConfigureAwait(false);
        Interlocked.Add(ref _written, bytes.Length);
    }

    /// <summary>How many bytes <see cref="WriteAsync(byte[])"/> and its like have handed to the network.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>Writes frames in one segment.</summary>
    public Task WriteAsync(params FaultFrame[] frames) => WriteAsync(FaultFrame.Bytes(frames));

    /// <summary>Writes without a limit of time, for a reader that is not meant to read.</summary>
    public ValueTask PushAsync(byte[] bytes) => _stream.WriteAsync(bytes);

    /// <summary>Writes one byte after the other, with a pause in front of each, until the client goes.</summary>
    /// <param name="text">What to write, as Latin-1.</param>
    /// <param name="pause">The time between two bytes.</param>
    public async Task DripAsync(string text, TimeSpan pause)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var ticks = new PeriodicTimer(pause);
        foreach (var one in text)
        {
            await ticks.WaitForNextTickAsync(_ended).ConfigureAwait(false);
            await WriteAsync(one.ToString()).ConfigureAwait(false);
        }
    }

    /// <summary>Says no more and reads no more, until the server is disposed of.</summary>
    public Task StallAsync() => Task.Delay(Timeout.Infinite, _ended);

    /// <summary>Waits for what a test says; no longer than the server lives.</summary>
    public Task UntilAsync(Task told) => told.WaitAsync(_ended);

    /// <summary>Reads so many bytes.</summary>
    public async Task<byte[]> ReadExactlyAsync(int count)
    {
        var bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(FaultServer.Patience).ConfigureAwait(false);
        Note(bytes);
        return bytes;
    }

    /// <summary>Reads what there is; 0: the client ended the connection.</summary>
    public async Task<int> ReadSomeAsync(Memory<byte> buffer)
    {
        var count = await _stream.ReadAsync(buffer).AsTask().WaitAsync(FaultServer.Patience).ConfigureAwait(false);
        Note(buffer.Span[..count]);
        return count;
    }

    /// <summary>The next frame of the client, unmasked.</summary>
    public async Task<FaultFrame> ReadFrameAsync()
    {
        var head = await ReadExactlyAsync(2).ConfigureAwait(false);
        var length = (head[1] & 0x7F) switch
        {
            126 => BitConverter.ToUInt16([.. (await ReadExactlyAsync(2).ConfigureAwait(false)).Reverse()]),
            127 => (int)BitConverter.ToUInt64([.. (await ReadExactlyAsync(8).ConfigureAwait(false)).Reverse()]),
            var small => small,
        };
        var mask = (head[1] & 0x80) != 0 ? await ReadExactlyAsync(4).ConfigureAwait(false) : [0, 0, 0, 0];
        var payload = await ReadExactlyAsync(length).ConfigureAwait(false);
        for (var i = 0; i < length; i++) payload[i] ^= mask[i % 4];
        return new FaultFrame(head[0], payload) { Masked = (head[1] & 0x80) != 0 };
    }

    /// <summary>The next frame that is no ping or pong.</summary>
    public async Task<FaultFrame> ReadMessageFrameAsync()
    {
        while (true)
            if (await ReadFrameAsync().ConfigureAwait(false) is { Opcode: < 9 } frame) return frame;
    }

    /// <summary>Reads all there is until the client ends the connection, with FIN or RST; returns how many bytes came.</summary>
    public async Task<long> ReadToEndAsync()
    {
        var buffer = new byte[64 << 10];
        long total = 0;
        try
        {
            while (await ReadSomeAsync(buffer).ConfigureAwait(false) is > 0 and var count) total += count;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // RST is an end as well.
        }
        return total;
    }

    /// <summary>FIN: we write no more.</summary>
    public void Fin() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>RST.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close(0);
    }

    /// <summary>Keeps what the client may have in flight towards us small.</summary>
    public void Narrow() => _socket.ReceiveBufferSize = 4096;

    private void Note(ReadOnlySpan<byte> bytes)
    {
        lock (_seen) _seen.Write(bytes[..(int)Math.Min(bytes.Length, SeenLimit - _seen.Length)]);
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        _seen.Dispose();
    }
}
