using System.Net.WebSockets;
using System.Text;
using MiniActors.Adapters;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using Found = MiniActors.Adapters.MessageReader.Found;

namespace MiniActors.Tests.Adapters;

/// <summary>Our reading of a server's bytes beside .NET's own WebSocket, over frames that chance wrote.</summary>
public sealed class SecondOpinionSpecs
{
    private const string Refused = "refused";
    private const string Gone = "gone";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Bytes_of_any_server_are_read_as_the_platforms_WebSocket_reads_them(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var sent = Frames(random);
            var (ours, theirs) = (await OursAsync(sent, 1 + random.Next(600)), await TheirsAsync(sent));
            Assert.True(ours.SequenceEqual(theirs), $"seed {seed}, round {round}: {Convert.ToHexString(sent)}\nours: {string.Join(", ", ours)}\ntheirs: {string.Join(", ", theirs)}");
        }
    }

    /// <summary>A few frames, most of them such as a server may send.</summary>
    private static byte[] Frames(Random random)
    {
        var all = new List<byte>();
        var (inMessage, isText) = (false, false);
        for (var count = random.Next(1, 12); count > 0; count--)
        {
            var (kind, last) = (random.Next(10), random.Next(3) > 0);
            byte first;
            byte[] payload;
            if (kind == 0)
            {
                (first, payload) = ((byte)(0x80 | (random.Next(2) == 0 ? FaultFrame.Ping : FaultFrame.Pong)), Noise(random, random.Next(126)));
            }
            else
            {
                if (!inMessage) isText = random.Next(2) == 0;
                first = (byte)((last ? 0x80 : 0) | (inMessage ? FaultFrame.Continuation : isText ? FaultFrame.Text : FaultFrame.Binary));
                payload = isText ? Letters(random) : Noise(random, random.Next(8) == 0 ? random.Next(70_000) : random.Next(300));
                inMessage = !last;
            }
            // One in a hundred frames is one that chance made worse.
            if (random.Next(100) == 0) first ^= (byte)(1 << random.Next(8));
            all.AddRange(new FaultFrame(first, payload).ToBytes());
        }
        if (random.Next(2) == 0) all.AddRange(FaultFrame.OfClose(Codes[random.Next(Codes.Length)], Letters(random, 20)).ToBytes());
        return [.. all];
    }

    // Without 1012 to 1014, which the platform does not know, and without an empty close, which it takes for 1000.
    private static readonly int[] Codes = [1000, 1001, 1003, 1011, 3000, 4999, 999, 1005, 2000, 5000];

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Letters(Random random, int most = 100)
    {
        var text = new StringBuilder();
        for (var count = random.Next(most); count > 0; count--) text.Append(char.ConvertFromUtf32(Points[random.Next(Points.Length)]));
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        // A text in ten is cut or has a byte that does not belong there.
        if (bytes.Length > 0 && random.Next(10) == 0) bytes[random.Next(bytes.Length)] ^= 0x40;
        return bytes.Length > most ? bytes[..most] : bytes;
    }

    private static readonly int[] Points = ['a', 'é', '小', 0x1F600];

    private static async Task<List<string>> OursAsync(byte[] sent, int pieces)
    {
        var incoming = new IncomingBytes(new PiecesStream(sent, pieces));
        var reader = new MessageReader(1 << 20);
        var read = new List<string>();
        try
        {
            while (true)
            {
                switch (reader.Next(incoming, out var message))
                {
                    case Found.Message:
                        read.Add(message.IsText ? $"text {message.Text}" : $"bytes {Convert.ToHexString(message.Bytes)}");
                        break;
                    case Found.Close:
                        var (code, reason) = CloseFrame.Read(reader.Control);
                        return [.. read, $"close {code} {reason}"];
                    case Found.Nothing when !await incoming.MoreAsync():
                        return [.. read, Gone];
                }
            }
        }
        catch (WireException)
        {
            return [.. read, Refused];
        }
    }

    private static async Task<List<string>> TheirsAsync(byte[] sent)
    {
        using var socket = WebSocket.CreateFromStream(new TwoWays(sent), new WebSocketCreationOptions { KeepAliveInterval = TimeSpan.Zero });
        var read = new List<string>();
        var (message, buffer) = (new MemoryStream(), new byte[1 << 10]);
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close) return [.. read, $"close {(int)socket.CloseStatus!} {socket.CloseStatusDescription}"];
                message.Write(buffer, 0, result.Count);
                if (!result.EndOfMessage) continue;
                var bytes = message.ToArray();
                message.SetLength(0);
                read.Add(result.MessageType == WebSocketMessageType.Text ? $"text {Utf8Text.Read(bytes)}" : $"bytes {Convert.ToHexString(bytes)}");
            }
        }
        catch (WebSocketException error)
        {
            return [.. read, error.WebSocketErrorCode == WebSocketError.ConnectionClosedPrematurely ? Gone : Refused];
        }
        catch (WireException)
        {
            // An empty last fragment that leaves a letter cut: the platform does not look again.
            return [.. read, Refused];
        }
    }

    /// <summary>What a server sends; what is sent to it goes nowhere.</summary>
    private sealed class TwoWays(byte[] sent) : ConnectionLayer
    {
        private readonly MemoryStream _sent = new(sent);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _sent.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
