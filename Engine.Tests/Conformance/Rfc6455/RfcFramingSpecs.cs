using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>Section 5.2, 5.3 and 5.8: what a frame may look like.</summary>
[Trait("Fault", "12")]
public sealed class RfcFramingSpecs(RfcBench bench) : IClassFixture<RfcBench>
{
    private static readonly (int Value, string Name)[] Lengths =
    [
        (0, "0"), (1, "1"), (2, "2"), (124, "124"), (125, "125"), (126, "126"), (127, "127"), (128, "128"), (255, "255"), (256, "256"),
        (65534, "65534"), (65535, "65535"), (65536, "65536"), (65537, "65537"), (1 << 20, "1 MiB"),
    ];

    private static readonly (byte First, string Name)[] Kinds =
        [(0x81, "text"), (0x82, "binary"), (0x80, "continuation"), (0x88, "close"), (0x89, "ping"), (0x8A, "pong")];

    internal static RfcRows Table { get; } = Written();

    public static TheoryData<string, string> Rows => Table.OnBothWires;

    [Theory, MemberData(nameof(Rows))]
    public Task A_frame_is_taken_or_refused_as_section_5_2_says(string wire, string row) => bench.PlayAsync(wire, Table[row]);

    private static RfcRows Written()
    {
        var rows = new RfcRows();
        foreach (var (length, name) in Lengths)
        {
            rows.Delivers("5.2", $"text of {name} bytes", () => FaultFrame.OfText(new string('x', length)).ToBytes(), () => Frame.OfText(new string('x', length)));
            rows.Delivers("5.2", $"binary of {name} bytes", () => FaultFrame.OfBytes(Bytes(length)).ToBytes(), () => Frame.OfBytes(Bytes(length)));
        }
        foreach (var length in new[] { 0, 1, 125 })
            rows.Refuses("5.2", $"{length} bytes, their length in 16 bits", 1002, () => [0x82, 126, 0, (byte)length, .. new byte[length]]);
        foreach (var length in new[] { 0, 1, 125, 126, 65535 })
            rows.Refuses("5.2", $"{length} bytes, their length in 64 bits", 1002, () => [0x82, 127, 0, 0, 0, 0, 0, 0, (byte)(length >> 8), (byte)length, .. new byte[length]]);
        rows.Refuses("5.2", "a ping of 5 bytes, their length in 16 bits", 1002, () => [0x89, 126, 0, 5, 1, 2, 3, 4, 5]);
        rows.Refuses("5.2", "a fragment of 5 bytes, their length in 16 bits", 1002, () => [0x01, 126, 0, 5, 65, 65, 65, 65, 65]);
        rows.Refuses("5.2", "a last fragment of 5 bytes, their length in 64 bits", 1002, () => [0x01, 1, 65, 0x80, 127, 0, 0, 0, 0, 0, 0, 0, 5, 65, 65, 65, 65, 65]);
        rows.Refuses("5.2", "a length of 2^63", 1002, () => (FaultFrame.OfBytes([]) with { Announced = 1UL << 63 }).ToBytes());
        rows.Refuses("5.2", "a length of 2^64 - 1", 1002, () => (FaultFrame.OfText("") with { Announced = ulong.MaxValue }).ToBytes());
        foreach (var (first, kind) in Kinds)
            foreach (var bits in new byte[] { 0x40, 0x20, 0x10 })
                rows.Refuses("5.2", $"RSV{(bits == 0x40 ? 1 : bits == 0x20 ? 2 : 3)} on a {kind}", 1002, () => [.. Lead(first), .. Whole((byte)(first | bits), first == 0x88 ? [3, 232] : [65])]);
        foreach (var bits in new byte[] { 0x30, 0x50, 0x60, 0x70 })
            rows.Refuses("5.2", $"several reserved bits at once ({bits >> 4:b3})", 1002, () => Whole((byte)(0x81 | bits), [65]));
        foreach (var opcode in new byte[] { 3, 4, 5, 6, 7, 0xB, 0xC, 0xD, 0xE, 0xF })
        {
            rows.Refuses("5.2", $"opcode {opcode:X}", 1002, () => Whole((byte)(0x80 | opcode), [65]));
            rows.Refuses("5.2", $"opcode {opcode:X}, empty, without FIN", 1002, () => Whole(opcode, []));
            rows.Refuses("5.2", $"opcode {opcode:X} inside a message", 1002, () => [1, 1, 65, .. Whole((byte)(0x80 | opcode), [65])]);
        }
        foreach (var (first, kind) in Kinds)
            rows.Refuses("5.1", $"a masked {kind}", 1002, () => [.. Lead(first), .. (new FaultFrame(first, first == 0x88 ? [3, 232] : [65]) with { Masked = true }).ToBytes()]);
        rows.Refuses("5.1", "a masked text, empty", 1002, () => (FaultFrame.OfText("") with { Masked = true }).ToBytes());
        rows.Refuses("5.1", "a masked text of 300 bytes", 1002, () => (FaultFrame.OfText(new string('x', 300)) with { Masked = true }).ToBytes());
        rows.Refuses("5.1", "a masked text behind a good one", 1002, () => [.. FaultFrame.OfText("x").ToBytes(), .. (FaultFrame.OfText("y") with { Masked = true }).ToBytes()], Frame.OfText("x"));
        rows.Delivers("5.6", "text and binary in turn", () => FaultFrame.Bytes(FaultFrame.OfText("a"), FaultFrame.OfBytes([1]), FaultFrame.OfText("b"), FaultFrame.OfBytes([2])),
            () => Frame.OfText("a"), () => Frame.OfBytes([1]), () => Frame.OfText("b"), () => Frame.OfBytes([2]));
        rows.Delivers("5.6", "binary of every byte", () => FaultFrame.OfBytes(Bytes(256)).ToBytes(), () => Frame.OfBytes(Bytes(256)));
        rows.Delivers("5.6", "empty text and empty binary", () => [0x81, 0, 0x82, 0, 0x81, 0], () => Frame.OfText(""), () => Frame.OfBytes([]), () => Frame.OfText(""));
        rows.Add("5.2", "frames that come byte by byte", "two messages, equal and in order", async talk =>
        {
            await talk.OpenAsync();
            foreach (var one in FaultFrame.Bytes(FaultFrame.OfText("né"), FaultFrame.OfBytes(Bytes(130)))) await talk.Peer.WriteAsync([one]);
            await talk.PeerClosesAsync();
            Assert.Equal([Frame.OfText("né"), Frame.OfBytes(Bytes(130))], talk.Heard);
        });
        return rows;
    }

    /// <summary>What must stand before a frame so that only one thing is wrong with it: a message for a continuation to go on.</summary>
    private static byte[] Lead(byte first) => (first & 0x0F) == 0 ? [1, 1, 65] : [];

    private static byte[] Whole(byte first, byte[] payload) => new FaultFrame(first, payload).ToBytes();

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(at => (byte)at)];
}
