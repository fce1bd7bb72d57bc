using MiniActors.Adapters;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;
using Found = MiniActors.Adapters.MessageReader.Found;

namespace MiniActors.Tests.Adapters;

/// <summary>What a server's bytes become, however they are cut; docs/rfc6455.md has the rows that are played on real sockets.</summary>
public sealed class MessageReaderSpecs
{
    private const int Limit = 100_000;

    // Lengths about the edges of heads and buffers, texts and bytes, in pieces and whole, with control frames between.
    private static readonly (byte[] Sent, string[] Read)[] Talk =
    [
        (FaultFrame.OfText("").ToBytes(), ["text "]),
        (FaultFrame.OfText("小程序").ToBytes(), ["text 小程序"]),
        (FaultFrame.OfBytes(new byte[125]).ToBytes(), ["bytes 125"]),
        (FaultFrame.OfBytes(new byte[126]).ToBytes(), ["bytes 126"]),
        (FaultFrame.OfBytes(new byte[252]).ToBytes(), ["bytes 252"]),
        (new FaultFrame(FaultFrame.Fin | FaultFrame.Ping, [7]).ToBytes(), ["ping 1"]),
        (new FaultFrame(FaultFrame.Fin | FaultFrame.Pong, new byte[125]).ToBytes(), []),
        (FaultFrame.OfBytes(new byte[70_000]).ToBytes(), ["bytes 70000"]),
        (FaultFrame.Bytes(new FaultFrame(FaultFrame.Text, [0xE5, 0xB0]), new FaultFrame(FaultFrame.Fin | FaultFrame.Ping, new byte[125]), new FaultFrame(FaultFrame.Continuation, []), new FaultFrame(FaultFrame.Fin, [0x8F])), ["ping 125", "text 小"]),
        (FaultFrame.Bytes(new FaultFrame(FaultFrame.Binary, new byte[60_000]), new FaultFrame(FaultFrame.Fin, new byte[40_000])), ["bytes 100000"]),
        (FaultFrame.OfText("end").ToBytes(), ["text end"]),
        (FaultFrame.OfClose(4000, "bye").ToBytes(), ["close 4000 bye"]),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(4_000)]
    [InlineData(1_000_000)]
    public async Task Messages_come_whole_and_in_order_however_their_bytes_are_cut(int pieces) =>
        Assert.Equal(Talk.SelectMany(said => said.Read), await ReadAsync([.. Talk.SelectMany(said => said.Sent)], pieces));

    [Theory]
    [InlineData(new byte[] { 0x01, 1, 0xFF })]
    [InlineData(new byte[] { 0x01, 1, 0x61, 0x00, 2, 0xE2, 0x28 })]
    [InlineData(new byte[] { 0x81, 5, 0xC0 })]
    public async Task A_text_that_can_become_none_any_more_is_refused_before_its_end(byte[] begun) =>
        Assert.Equal(WireFault.InvalidText, (await Assert.ThrowsAsync<WireException>(() => ReadAsync(begun, 1))).Fault);

    [Theory]
    [InlineData(new byte[] { 0x82, 127, 0, 0, 0, 0, 0, 1, 0x86, 0xA1 })]
    [InlineData(new byte[] { 0x82, 127, 0x7F, 255, 255, 255, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 0x02, 1, 7, 0x80, 127, 0x7F, 255, 255, 255, 255, 255, 255, 255 })] // no sum of it overflows
    public async Task A_message_over_the_limit_is_refused_at_its_head(byte[] head) =>
        Assert.Equal(WireFault.TooLarge, (await Assert.ThrowsAsync<WireException>(() => ReadAsync(head, 1))).Fault);

    [Fact]
    public async Task Frames_that_are_over_the_limit_together_are_refused()
    {
        var sent = FaultFrame.Bytes(new FaultFrame(FaultFrame.Binary, new byte[60_000]), new FaultFrame(FaultFrame.Fin, new byte[40_001]));
        Assert.Equal(WireFault.TooLarge, (await Assert.ThrowsAsync<WireException>(() => ReadAsync(sent, 4_000))).Fault);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xE2, 0x82 }, 1)]
    [InlineData(new byte[] { 0x61, 0xF0 }, 1)]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 }, 0)]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98, 0x80 }, 4)]
    [InlineData(new byte[] { 0xC3, 0xA9 }, 2)]
    [InlineData(new byte[0], 0)]
    public void A_letter_that_is_cut_waits_for_its_rest(byte[] text, int whole) => Assert.Equal(whole, Utf8Text.CheckBegun(text));

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xBF, 0x80, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xE0, 0x80 })] // whatever follows, an overlong one
    [InlineData(new byte[] { 0xED, 0xA0 })] // whatever follows, a surrogate
    [InlineData(new byte[] { 0xF4, 0x90 })] // whatever follows, too large
    [InlineData(new byte[] { 0xFF, 0x61 })]
    public void A_letter_that_can_be_none_is_refused_although_it_is_cut(byte[] text) =>
        Assert.Equal(WireFault.InvalidText, Assert.Throws<WireException>(() => Utf8Text.CheckBegun(text)).Fault);

    private static async Task<List<string>> ReadAsync(byte[] sent, int pieces)
    {
        var incoming = new IncomingBytes(new PiecesStream(sent, pieces));
        var reader = new MessageReader(Limit);
        var read = new List<string>();
        while (true)
        {
            switch (reader.Next(incoming, out var message))
            {
                case Found.Message:
                    read.Add(message.IsText ? $"text {message.Text}" : $"bytes {message.Bytes.Length}");
                    break;
                case Found.Ping:
                    read.Add($"ping {reader.Control.Length}");
                    break;
                case Found.Close:
                    var (code, reason) = CloseFrame.Read(reader.Control);
                    read.Add($"close {code} {reason}");
                    return read;
                default:
                    if (!await incoming.MoreAsync()) return read;
                    break;
            }
        }
    }
}
