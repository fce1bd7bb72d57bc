using System.Text;
using MiniActors.Api;
using MiniActors.Testing;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>Section 4.1, the first half, and 5.3 and 6.1: what the client itself puts on the wire.</summary>
public sealed class RfcClientSpecs(RfcBench bench) : IClassFixture<RfcBench>
{
    private static readonly (int Value, string Name)[] Lengths =
        [(0, "0"), (1, "1"), (125, "125"), (126, "126"), (127, "127"), (65535, "65535"), (65536, "65536"), (1 << 20, "1 MiB")];

    internal static RfcRows Table { get; } = Written();

    public static TheoryData<string, string> Rows => Table.OnBothWires;

    [Theory, MemberData(nameof(Rows))]
    public Task The_client_writes_what_a_client_must(string wire, string row) => bench.PlayAsync(wire, Table[row]);

    private static RfcRows Written()
    {
        var rows = new RfcRows();
        rows.Asks("4.1", "the request line", "GET, the path, HTTP/1.1", talk => Assert.StartsWith("GET /socket HTTP/1.1\r\n", talk.Peer.Request, StringComparison.Ordinal));
        rows.Asks("4.1", "a path and a query", "both, as they are in the url", talk => Assert.StartsWith("GET /a/b%20c?d=e&f=%C3%A9 HTTP/1.1\r\n", talk.Peer.Request, StringComparison.Ordinal),
            url: url => url.Replace("/socket", "/a/b%20c?d=e&f=%C3%A9"));
        rows.Asks("3", "a url without a path", "the path /", talk => Assert.StartsWith("GET / HTTP/1.1\r\n", talk.Peer.Request, StringComparison.Ordinal), url: url => url.Replace("/socket", ""));
        rows.Asks("4.1", "Host", "once: the host and the port", talk => Assert.Equal([$"localhost:{talk.Port}"], talk.Fields("Host")));
        rows.Asks("4.1", "Upgrade", "once: websocket", talk => Assert.Equal("websocket", Assert.Single(talk.Fields("Upgrade")), ignoreCase: true));
        rows.Asks("4.1", "Connection", "once: Upgrade", talk => Assert.Equal("Upgrade", Assert.Single(talk.Fields("Connection")), ignoreCase: true));
        rows.Asks("4.1", "Sec-WebSocket-Key", "once: 16 bytes in base64", talk =>
        {
            var key = Assert.Single(talk.Fields("Sec-WebSocket-Key"));
            Assert.Equal(16, Convert.FromBase64String(key).Length);
            Assert.Equal(24, key.Length);
        });
        rows.Asks("4.1", "Sec-WebSocket-Version", "once: 13", talk => Assert.Equal(["13"], talk.Fields("Sec-WebSocket-Version")));
        rows.Asks("9.1", "Sec-WebSocket-Extensions", "none: no extension is offered", talk => Assert.Empty(talk.Fields("Sec-WebSocket-Extensions")));
        rows.Asks("4.1", "Origin", "none: the client is no browser", talk => Assert.Empty(talk.Fields("Origin")));
        rows.Asks("4.1", "Referer", "once: the platform's", talk => Assert.StartsWith("https://servicewechat.com/", Assert.Single(talk.Fields("Referer")), StringComparison.Ordinal));
        rows.Asks("4.1", "Sec-WebSocket-Protocol where none is asked for", "none", talk => Assert.Empty(talk.Fields("Sec-WebSocket-Protocol")));
        rows.Asks("4.1", "a body", "none: neither Content-Length nor Transfer-Encoding", talk => Assert.Empty(talk.Fields("Content-Length").Concat(talk.Fields("Transfer-Encoding"))));
        rows.Asks("4.1", "fields of the program", "as they were given, once each", talk => Assert.Equal((["1"], ["a b"]), (talk.Fields("X-One").ToArray(), talk.Fields("X-Two").ToArray()), new SameTexts()),
            new() { Url = "", Header = new Dictionary<string, string> { ["X-One"] = "1", ["X-Two"] = "a b" } });
        foreach (var (name, value) in new[] { ("Referer", "https://evil.example/"), ("Host", "evil.example"), ("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="), ("Sec-WebSocket-Version", "8"), ("Sec-WebSocket-Extensions", "permessage-deflate"), ("Connection", "close"), ("Upgrade", "h2c") })
            rows.Asks("4.1", $"a {name} of the program", "it is not sent", talk => Assert.DoesNotContain(value, talk.Fields(name)), new() { Url = "", Header = new Dictionary<string, string> { [name] = value } });
        rows.Add("4.1", "one protocol", "one field with it", talk => Protocols(talk, ["chat"], "chat"));
        rows.Add("4.1", "three protocols", "in the program's order", talk => Protocols(talk, ["z.v2", "a", "m"], "z.v2, a, m"));
        rows.Add("4.1", "the keys of two handshakes", "differ", async talk =>
        {
            await talk.OpenAsync();
            var first = talk.Fields("Sec-WebSocket-Key");
            await talk.PeerClosesAsync();
            await talk.OpenAsync();
            Assert.NotEqual(first, talk.Fields("Sec-WebSocket-Key"));
            await talk.PeerClosesAsync();
        });
        rows.Add("4.1", "data before the answer to the handshake", "none: a send fails and nothing is written", async talk =>
        {
            await talk.DialAsync();
            await Assert.ThrowsAsync<MiniProgramException>(() => talk.Socket.SendAsync(new() { Data = "early" }));
            await talk.Peer.WriteAsync(talk.Peer.Accepted());
            await talk.Page.OpenedAsync();
            await talk.EndsWellAsync();
        });

        foreach (var (length, name) in Lengths)
        {
            rows.Add("5.2", $"a text of {name} bytes that is sent", "one masked frame with FIN, the least length that will do, and the payload", talk => Sends(talk, new string('x', length), 0x81, length));
            rows.Add("5.2", $"a binary of {name} bytes that is sent", "one masked frame with FIN, the least length that will do, and the payload", talk => Sends(talk, Enumerable.Repeat((byte)'x', length).ToArray(), 0x82, length));
        }
        rows.Add("5.3", "the masking keys of 100 frames", "all differ", async talk =>
        {
            await talk.OpenAsync();
            var keys = new HashSet<uint>();
            for (var at = 0; at < 100; at++)
            {
                await talk.SendAsync("x");
                Assert.True(keys.Add(BitConverter.ToUInt32((await talk.Peer.ReadExactlyAsync(7)).AsSpan(2, 4))));
            }
            await talk.PeerClosesAsync();
        });
        rows.Add("5.3", "the masking keys of 100 pongs", "all differ", async talk =>
        {
            await talk.OpenAsync();
            var keys = new HashSet<uint>();
            for (var at = 0; at < 100; at++)
            {
                await talk.Peer.WriteAsync(new FaultFrame(0x89, [1]));
                Assert.True(keys.Add(BitConverter.ToUInt32((await talk.Peer.ReadExactlyAsync(7)).AsSpan(2, 4))));
            }
            await talk.PeerClosesAsync();
        });
        rows.Add("8.1", "a text with half a surrogate pair that is sent", "UTF-8, U+FFFD in its place", async talk =>
        {
            await talk.OpenAsync();
            await talk.SendAsync("a\uD800b");
            Assert.Equal("a\uFFFDb", new UTF8Encoding(false, true).GetString((await talk.Peer.ReadFrameAsync()).Payload));
            await talk.PeerClosesAsync();
        });
        rows.Add("8.1", "a text of one to four bytes a letter that is sent", "UTF-8, without a mark of its order", async talk =>
        {
            await talk.OpenAsync();
            await talk.SendAsync("aé€😀\0");
            Assert.Equal("aé€😀\0"u8.ToArray(), (await talk.Peer.ReadFrameAsync()).Payload);
            await talk.PeerClosesAsync();
        });
        rows.Add("5.4", "200 sends in a row, text and binary", "200 whole frames, none mixed, in order", async talk =>
        {
            await talk.OpenAsync();
            for (var at = 0; at < 200; at++) talk.Socket.Send(RfcTalk.Of(at % 2 == 0 ? $"{at}" : Encoding.ASCII.GetBytes($"{at}")));
            for (var at = 0; at < 200; at++)
            {
                var frame = await talk.Peer.ReadFrameAsync();
                Assert.Equal((at % 2 == 0 ? 0x81 : 0x82, true, $"{at}"), (frame.First, frame.Masked, frame.AsText));
            }
            await talk.PeerClosesAsync();
        });
        rows.Add("5.5.1", "a close behind 200 sends", "all of them, then the close, then nothing", async talk =>
        {
            await talk.OpenAsync();
            for (var at = 0; at < 200; at++) talk.Socket.Send(new() { Data = $"{at}" });
            await talk.Socket.CloseAsync();
            for (var at = 0; at < 200; at++) Assert.Equal($"{at}", (await talk.Peer.ReadFrameAsync()).AsText);
            Assert.Equal((0x88, true), ((await talk.Peer.ReadFrameAsync()) is var close ? (close.First, close.Masked) : default));
            await talk.Peer.WriteAsync(FaultFrame.OfClose(1000));
            talk.Peer.Fin();
            Assert.Equal(0, await talk.Peer.ReadToEndAsync());
            await talk.Page.ClosedAsync();
        });
        return rows;
    }

    private static async Task Protocols(RfcTalk talk, string[] offered, string line)
    {
        await talk.OpenAsync(new() { Url = "", Protocols = offered });
        Assert.Equal(line.Split(", "), Assert.Single(talk.Fields("Sec-WebSocket-Protocol")).Split(',').Select(one => one.Trim()));
        await talk.EndsWellAsync();
    }

    private static async Task Sends(RfcTalk talk, object data, byte first, int length)
    {
        await talk.OpenAsync();
        var sending = talk.SendAsync(data);
        byte[] head = length switch
        {
            < 126 => [first, (byte)(0x80 | length)],
            < 65536 => [first, 0xFE, (byte)(length >> 8), (byte)length],
            _ => [first, 0xFF, 0, 0, 0, 0, 0, (byte)(length >> 16), (byte)(length >> 8), (byte)length],
        };
        Assert.Equal(head, await talk.Peer.ReadExactlyAsync(head.Length));
        var key = await talk.Peer.ReadExactlyAsync(4);
        var payload = await talk.Peer.ReadExactlyAsync(length);
        await sending;
        Assert.All(payload.Select((one, at) => (byte)(one ^ key[at % 4])).Distinct(), one => Assert.Equal((byte)'x', one));
        await talk.PeerClosesAsync();
    }

    private sealed class SameTexts : IEqualityComparer<(string[] One, string[] Two)>
    {
        public bool Equals((string[] One, string[] Two) one, (string[] One, string[] Two) other) => one.One.SequenceEqual(other.One) && one.Two.SequenceEqual(other.Two);

        public int GetHashCode((string[] One, string[] Two) both) => both.One.Length;
    }
}
