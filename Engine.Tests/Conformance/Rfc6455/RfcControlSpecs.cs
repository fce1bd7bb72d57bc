using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>Section 5.5.2 and 5.5.3: ping and pong.</summary>
[Trait("Fault", "17")]
public sealed class RfcControlSpecs(RfcBench bench) : IClassFixture<RfcBench>
{
    private const int Flood = 2000;

    internal static RfcRows Table { get; } = Written();

    public static TheoryData<string, string> Rows => Table.OnBothWires;

    [Theory, MemberData(nameof(Rows))]
    public Task A_ping_is_answered_and_a_pong_is_not(string wire, string row) => bench.PlayAsync(wire, Table[row]);

    private static RfcRows Written()
    {
        var rows = new RfcRows();
        foreach (var length in new[] { 0, 1, 2, 4, 64, 124, 125 })
            rows.Answers("5.5.2", $"a ping of {length} bytes", [Ping(Bytes(length))], [Bytes(length)]);
        rows.Answers("5.5.2", "a ping that is not UTF-8", [Ping([0xFF, 0xFE, 0xC0, 0x80])], [[0xFF, 0xFE, 0xC0, 0x80]]);
        rows.Answers("5.5.2", "a ping before a message", [Ping([1]), FaultFrame.OfText("a")], [[1]], Frame.OfText("a"));
        rows.Answers("5.5.2", "a ping behind a message", [FaultFrame.OfText("a"), Ping([1])], [[1]], Frame.OfText("a"));
        rows.Answers("5.5.2", "a ping between two messages", [FaultFrame.OfText("a"), Ping([1]), FaultFrame.OfBytes([2])], [[1]], Frame.OfText("a"), Frame.OfBytes([2]));
        rows.Answers("5.5.2", "ten pings in one segment", [.. Numbered(10).Select(Ping)], [.. Numbered(10)]);
        rows.Answers("5.5.2", $"{Flood} pings in a row, and a message", [.. Numbered(Flood).Select(Ping), FaultFrame.OfText("still here")], [.. Numbered(Flood)], Frame.OfText("still here"));
        rows.Answers("5.5.2", $"{Flood} pings, a message behind each hundredth", [.. Numbered(Flood).SelectMany((payload, at) => at % 100 == 99 ? new[] { Ping(payload), FaultFrame.OfText($"{at}") } : [Ping(payload)])],
            [.. Numbered(Flood)], [.. Enumerable.Range(1, Flood / 100).Select(hundred => Frame.OfText($"{100 * hundred - 1}"))]);
        rows.Answers("5.5.2", "a pong and a ping with one payload", [Pong([1]), Ping([1])], [[1]]);
        rows.Add("5.5.2", "ten pings, each behind the pong of the one before", "10 pongs with the payload of the ping", async talk =>
        {
            await talk.OpenAsync();
            foreach (var payload in Numbered(10))
            {
                await talk.Peer.WriteAsync(Ping(payload));
                Assert.Equal(payload, (await talk.Peer.ReadFrameAsync()).Payload);
            }
            await talk.PeerClosesAsync();
        });
        rows.Add("5.5.2", "a ping byte by byte", "a pong with the payload of the ping", async talk =>
        {
            await talk.OpenAsync();
            foreach (var one in Ping([1, 2, 3]).ToBytes()) await talk.Peer.WriteAsync([one]);
            Assert.Equal([1, 2, 3], (await talk.Peer.ReadFrameAsync()).Payload);
            await talk.PeerClosesAsync();
        });
        rows.Add("5.5.2", "a ping in the segment of the 101", "a pong with the payload of the ping", async talk =>
        {
            await talk.DialAsync();
            await talk.Peer.WriteAsync([.. System.Text.Encoding.ASCII.GetBytes(talk.Peer.Accepted()), .. Ping([9]).ToBytes()]);
            Assert.Equal([9], (await talk.Peer.ReadFrameAsync()).Payload);
            await talk.PeerClosesAsync();
            Assert.Equal(["open", "close"], talk.Page.Told);
        });
        rows.Add("5.5.2", "a ping between two messages of the client", "the pong is a frame of its own between or beside them", async talk =>
        {
            await talk.OpenAsync();
            await talk.SendAsync("one");
            await talk.Peer.WriteAsync(Ping([5]));
            Assert.Equal("one", (await talk.Peer.ReadFrameAsync()).AsText);
            Assert.Equal([5], (await talk.Peer.ReadFrameAsync()).Payload);
            await talk.SendAsync("two");
            Assert.Equal("two", (await talk.Peer.ReadFrameAsync()).AsText);
            await talk.PeerClosesAsync();
        });
        foreach (var length in new[] { 0, 1, 125 })
            rows.Delivers("5.5.3", $"a pong of {length} bytes that nobody asked for", () => Pong(Bytes(length)).ToBytes());
        rows.Delivers("5.5.3", "a pong that nobody asked for, between two messages", () => FaultFrame.Bytes(FaultFrame.OfText("a"), Pong([1]), FaultFrame.OfText("b")), () => Frame.OfText("a"), () => Frame.OfText("b"));
        rows.Delivers("5.5.3", $"{Flood} pongs that nobody asked for, and a message", () => FaultFrame.Bytes([.. Numbered(Flood).Select(Pong), FaultFrame.OfText("a")]), () => Frame.OfText("a"));
        foreach (var (first, kind) in new (byte, string)[] { (0x88, "close"), (0x89, "ping"), (0x8A, "pong") })
        {
            rows.Refuses("5.5", $"a {kind} of 126 bytes", 1002, () => new FaultFrame(first, [3, 232, .. Enumerable.Repeat((byte)65, 124)]).ToBytes());
            rows.Refuses("5.5", $"a {kind} of 64 KiB", 1002, () => new FaultFrame(first, [3, 232, .. Enumerable.Repeat((byte)65, (1 << 16) - 2)]).ToBytes());
        }
        rows.Refuses("5.5", "a ping of 126 bytes inside a message", 1002, () => [1, 1, 65, .. Ping(new byte[126]).ToBytes()]);
        return rows;
    }

    private static FaultFrame Ping(byte[] payload) => new(FaultFrame.Fin | FaultFrame.Ping, payload);

    private static FaultFrame Pong(byte[] payload) => new(FaultFrame.Fin | FaultFrame.Pong, payload);

    private static IEnumerable<byte[]> Numbered(int count) => Enumerable.Range(0, count).Select(number => BitConverter.GetBytes(number));

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(at => (byte)(at + 200))];
}
