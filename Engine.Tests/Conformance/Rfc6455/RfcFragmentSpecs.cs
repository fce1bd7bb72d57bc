using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>Section 5.4: a message in many frames.</summary>
[Trait("Fault", "12")]
[Trait("Fault", "14")]
public sealed class RfcFragmentSpecs(RfcBench bench) : IClassFixture<RfcBench>
{
    private static readonly FaultFrame Ping = new(FaultFrame.Fin | FaultFrame.Ping, [7]);

    internal static RfcRows Table { get; } = Written();

    public static TheoryData<string, string> Rows => Table.OnBothWires;

    [Theory, MemberData(nameof(Rows))]
    public Task A_message_is_put_together_or_refused_as_section_5_4_says(string wire, string row) => bench.PlayAsync(wire, Table[row]);

    private static RfcRows Written()
    {
        var rows = new RfcRows();
        foreach (var count in new[] { 2, 3, 4, 10, 100, 1000 })
        {
            rows.Delivers("5.4", $"text in {count} fragments", () => Cut(FaultFrame.Text, count, 3), () => Frame.OfText(new string('A', 3 * count)));
            rows.Delivers("5.4", $"binary in {count} fragments", () => Cut(FaultFrame.Binary, count, 3), () => Frame.OfBytes([.. Enumerable.Repeat((byte)65, 3 * count)]));
        }
        rows.Delivers("5.4", "text in 3 fragments of 64 KiB", () => Cut(FaultFrame.Text, 3, 1 << 16), () => Frame.OfText(new string('A', 3 << 16)));
        rows.Delivers("5.4", "text in 3 fragments of 126 bytes", () => Cut(FaultFrame.Text, 3, 126), () => Frame.OfText(new string('A', 378)));
        rows.Delivers("5.4", "the first fragment is empty", () => [1, 0, 0x80, 1, 65], () => Frame.OfText("A"));
        rows.Delivers("5.4", "the fragment in the middle is empty", () => [1, 1, 65, 0, 0, 0x80, 1, 66], () => Frame.OfText("AB"));
        rows.Delivers("5.4", "the last fragment is empty", () => [1, 1, 65, 0x80, 0], () => Frame.OfText("A"));
        rows.Delivers("5.4", "text in 3 empty fragments", () => [1, 0, 0, 0, 0x80, 0], () => Frame.OfText(""));
        rows.Delivers("5.4", "binary in 2 empty fragments", () => [2, 0, 0x80, 0], () => Frame.OfBytes([]));
        rows.Delivers("5.4", "1,000 empty fragments between two", () => [1, 1, 65, .. new byte[2000], 0x80, 1, 66], () => Frame.OfText("AB"));
        rows.Delivers("5.4", "a fragmented message and a whole one", () => [1, 1, 65, 0x80, 1, 66, 0x81, 1, 67], () => Frame.OfText("AB"), () => Frame.OfText("C"));
        rows.Delivers("5.4", "two fragmented messages of two kinds", () => [1, 1, 65, 0x80, 1, 66, 2, 1, 67, 0x80, 1, 68], () => Frame.OfText("AB"), () => Frame.OfBytes([67, 68]));
        rows.Answers("5.4", "a ping between two fragments", [new(1, [65]), Ping, new(0x80, [66])], [[7]], Frame.OfText("AB"));
        rows.Answers("5.4", "an empty ping between two fragments", [new(1, [65]), new(0x89, []), new(0x80, [66])], [[]], Frame.OfText("AB"));
        rows.Answers("5.4", "a ping of 125 bytes between two fragments", [new(2, [65]), new(0x89, new byte[125]), new(0x80, [66])], [new byte[125]], Frame.OfBytes([65, 66]));
        rows.Answers("5.4", "a ping behind each of three fragments", [new(1, [65]), Ping, new(0, [66]), Ping, new(0x80, [67]), Ping], [[7], [7], [7]], Frame.OfText("ABC"));
        rows.Answers("5.4", "pings between empty fragments", [new(1, []), Ping, new(0, []), Ping, new(0x80, [])], [[7], [7]], Frame.OfText(""));
        rows.Delivers("5.4", "a pong between two fragments", () => [1, 1, 65, 0x8A, 1, 7, 0x80, 1, 66], () => Frame.OfText("AB"));
        rows.Add("5.4", "a ping inside a message whose end does not come yet", "the pong comes before the message ends", async talk =>
        {
            await talk.OpenAsync();
            await talk.Peer.WriteAsync(new FaultFrame(1, [65]), Ping);
            Assert.Equal(new byte[] { 0x8A, 7 }, (await talk.Peer.ReadFrameAsync()) is var pong ? [pong.First, .. pong.Payload] : []);
            Assert.Empty(talk.Heard);
            await talk.Peer.WriteAsync(new FaultFrame(0x80, [66]));
            await talk.PeerClosesAsync();
            Assert.Equal([Frame.OfText("AB")], talk.Heard);
        });

        rows.Refuses("5.4", "a continuation without a start", 1002, () => [0x80, 1, 65]);
        rows.Refuses("5.4", "a continuation without a start or an end", 1002, () => [0, 1, 65]);
        rows.Refuses("5.4", "an empty continuation without a start", 1002, () => [0x80, 0]);
        rows.Refuses("5.4", "a continuation behind a fragmented message", 1002, () => [1, 1, 65, 0x80, 1, 66, 0x80, 1, 67], Frame.OfText("AB"));
        rows.Refuses("5.4", "a continuation behind a ping", 1002, () => [0x8A, 0, 0x80, 1, 67]);
        foreach (var (inside, name) in new (byte, string)[] { (0x81, "a text"), (0x82, "a binary"), (1, "the start of a text"), (2, "the start of a binary") })
        {
            rows.Refuses("5.4", $"{name} inside a text", 1002, () => [1, 1, 65, inside, 1, 66]);
            rows.Refuses("5.4", $"{name} inside a binary", 1002, () => [2, 1, 65, inside, 1, 66]);
        }
        rows.Refuses("5.4", "a text inside a text behind its third fragment", 1002, () => [1, 1, 65, 0, 1, 65, 0, 0, 0x81, 1, 66]);
        rows.Refuses("5.4", "a text inside a text with an empty start", 1002, () => [1, 0, 0x81, 1, 66]);
        foreach (var (control, name) in new (byte, string)[] { (8, "close"), (9, "ping"), (10, "pong") })
        {
            rows.Refuses("5.5", $"a {name} without FIN", 1002, () => [control, 0]);
            rows.Refuses("5.5", $"a {name} without FIN inside a message", 1002, () => [1, 1, 65, control, 2, 3, 232]);
        }
        foreach (var (kind, name) in new (byte, string)[] { (1, "text"), (2, "binary") })
            rows.Add("5.4", $"a close inside of a {name}", "the close is told and answered; nothing of the message is delivered", async talk =>
            {
                await talk.OpenAsync();
                await talk.Peer.WriteAsync(new FaultFrame(kind, [65]), FaultFrame.OfClose(1001, "away"));
                await talk.ClosesAsync(1001);
                Assert.Equal((1001, "away", true), ((await talk.Page.ClosedAsync()) is var told ? (told.Code, told.Reason, told.WasClean) : default));
                Assert.Equal(["open", "close"], talk.Page.Told);
            });
        return rows;
    }

    /// <summary>A message of one letter, in so many fragments of one size.</summary>
    private static byte[] Cut(byte opcode, int count, int size) => [.. Enumerable.Range(0, count).SelectMany(at => new FaultFrame(
        (byte)((at == 0 ? opcode : 0) | (at == count - 1 ? 0x80 : 0)), [.. Enumerable.Repeat((byte)65, size)]).ToBytes())];
}
