using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public abstract partial class SocketWireSpecs
{
    public static TheoryData<string, byte[]> Violations => new()
    {
        { "close 999", FaultFrame.OfClose(999).ToBytes() },
        { "close 1005", FaultFrame.OfClose(1005).ToBytes() },
        { "close 1006", FaultFrame.OfClose(1006).ToBytes() },
        { "close 1015", FaultFrame.OfClose(1015).ToBytes() },
        { "close 1100", FaultFrame.OfClose(1100).ToBytes() },
        { "close 5000", FaultFrame.OfClose(5000).ToBytes() },
        { "close of one byte", new FaultFrame(FaultFrame.Fin | FaultFrame.Close, [3]).ToBytes() },
        { "close with a reason that is not UTF-8", FaultFrame.OfClose(1000, [0xC3, 0x28]).ToBytes() },
        { "masked", (FaultFrame.OfText("x") with { Masked = true }).ToBytes() },
        { "RSV1", new FaultFrame(0xC1, [1]).ToBytes() },
        { "RSV2", new FaultFrame(0xA1, [1]).ToBytes() },
        { "RSV3", new FaultFrame(0x91, [1]).ToBytes() },
        { "opcode 3", new FaultFrame(0x83, []).ToBytes() },
        { "opcode 7", new FaultFrame(0x87, []).ToBytes() },
        { "opcode B", new FaultFrame(0x8B, []).ToBytes() },
        { "opcode F", new FaultFrame(0x8F, []).ToBytes() },
        { "fragmented ping", new FaultFrame(FaultFrame.Ping, []).ToBytes() },
        { "long ping", new FaultFrame(FaultFrame.Fin | FaultFrame.Ping, new byte[126]).ToBytes() },
        { "stray continuation", new FaultFrame(FaultFrame.Fin | FaultFrame.Continuation, [1]).ToBytes() },
        { "new data inside a message", FaultFrame.Bytes(new FaultFrame(FaultFrame.Text, [65]), FaultFrame.OfText("x")) },
        { "length 2^63", (FaultFrame.OfBytes([]) with { Announced = 1UL << 63 }).ToBytes() },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    [Trait("Fault", "11")]
    [Trait("Fault", "12")]
    public async Task A_violation_is_answered_with_1002_and_ends_the_socket_once(string what, byte[] bytes)
    {
        Assert.NotEmpty(what);
        var (_, ledger, peer) = await OpenAsync();
        await peer.WriteAsync([.. FaultFrame.OfText("good").ToBytes(), .. bytes]);
        Assert.Equal(1002, (await peer.ReadFrameAsync()).CloseCode);
        Assert.Equal(WireFault.Protocol, (await ledger.FailedAsync()).Fault);
        Assert.Equal([Frame.OfText("good")], ledger.Frames);
        Assert.Equal(0, await peer.ReadToEndAsync());
    }

    public static TheoryData<string, byte[]> BadTexts => new()
    {
        { "stray byte", FaultFrame.Bytes(new FaultFrame(FaultFrame.Fin | FaultFrame.Text, [0x61, 0xFF])) },
        { "cut short", FaultFrame.Bytes(new FaultFrame(FaultFrame.Fin | FaultFrame.Text, [0xE2, 0x82])) },
        { "surrogate", FaultFrame.Bytes(new FaultFrame(FaultFrame.Fin | FaultFrame.Text, [0xED, 0xA0, 0x80])) },
        { "overlong", FaultFrame.Bytes(new FaultFrame(FaultFrame.Fin | FaultFrame.Text, [0xC0, 0xAF])) },
        { "beyond U+10FFFF", FaultFrame.Bytes(new FaultFrame(FaultFrame.Fin | FaultFrame.Text, [0xF4, 0x90, 0x80, 0x80])) },
        { "split inside a code point", FaultFrame.Bytes(new FaultFrame(FaultFrame.Text, [0xE2]), new FaultFrame(FaultFrame.Fin | FaultFrame.Continuation, [0x28, 0xA1])) },
        { "in the third fragment", FaultFrame.Bytes(new FaultFrame(FaultFrame.Text, [0x61]), new FaultFrame(FaultFrame.Continuation, [0x62]), new FaultFrame(FaultFrame.Fin | FaultFrame.Continuation, [0x80])) },
        { "in a long message", FaultFrame.Bytes(new FaultFrame(FaultFrame.Fin | FaultFrame.Text, [.. Enumerable.Repeat((byte)0x61, 5000), 0xFF])) },
    };

    [Theory]
    [MemberData(nameof(BadTexts))]
    [Trait("Fault", "13")]
    public async Task Text_that_is_not_UTF_8_is_answered_with_1007_and_never_told(string what, byte[] bytes)
    {
        Assert.NotEmpty(what);
        var (_, ledger, peer) = await OpenAsync();
        await peer.WriteAsync([.. FaultFrame.OfText("good").ToBytes(), .. bytes]);
        Assert.Equal(1007, (await peer.ReadFrameAsync()).CloseCode);
        Assert.Equal(WireFault.InvalidText, (await ledger.FailedAsync()).Fault);
        Assert.Equal([Frame.OfText("good")], ledger.Frames);
    }

    /// <summary>By their names, since some are too long to be the argument of a test.</summary>
    private static readonly Dictionary<string, (int Limit, byte[] Bytes)> TooLong = new()
    {
        { "101 bytes of 100", (100, FaultFrame.OfBytes(new byte[101]).ToBytes()) },
        { "1001 bytes of 1000", (1000, FaultFrame.OfBytes(new byte[1001]).ToBytes()) },
        { "eleven fragments", (1000, FaultFrame.Bytes([.. Enumerable.Range(0, 11).Select(i => new FaultFrame((byte)(i == 0 ? FaultFrame.Binary : 0), new byte[100]))])) },
        { "a gibibyte that is announced", (100_000, [.. (FaultFrame.OfBytes([]) with { Announced = 1 << 30 }).ToBytes(), .. new byte[200_000]]) },
    };

    public static TheoryData<string> Oversized => new(TooLong.Keys);

    [Theory]
    [MemberData(nameof(Oversized))]
    [Trait("Fault", "15")]
    public async Task A_message_over_the_limit_is_answered_with_1009(string what)
    {
        var (limit, bytes) = TooLong[what];
        var (_, ledger, peer) = await OpenAsync(new SocketLimits { MessageBytes = limit });
        await peer.WriteAsync([.. FaultFrame.OfBytes(new byte[limit]).ToBytes(), .. bytes]);
        Assert.Equal(1009, (await peer.ReadFrameAsync()).CloseCode);
        Assert.Equal(WireFault.TooLarge, (await ledger.FailedAsync()).Fault);
        Assert.Equal(limit, Assert.Single(ledger.Frames).Bytes.Length);
        await peer.ReadToEndAsync();
    }

    [Fact]
    [Trait("Fault", "17")]
    public async Task A_flood_of_pings_and_empty_fragments_delivers_the_message_among_them()
    {
        var (link, ledger, peer) = await OpenAsync();
        var flood = FaultFrame.Bytes([.. Enumerable.Repeat(new FaultFrame(FaultFrame.Fin | FaultFrame.Ping, [1]), 5000),
            new FaultFrame(FaultFrame.Text, [65]), .. Enumerable.Repeat(new FaultFrame(FaultFrame.Continuation, []), 5000), new FaultFrame(FaultFrame.Fin, [66])]);
        var pushing = peer.PushAsync(flood).AsTask();
        for (var i = 0; i < 5000; i++) Assert.Equal(FaultFrame.Pong, (await peer.ReadFrameAsync()).Opcode);
        await pushing.WaitAsync(Patience.Long);
        await ledger.UntilAsync(all => all.Frames.Count == 1);
        Assert.Equal("AB", ledger.Frames[0].Text);
        link.Abort();
        await ledger.FailedAsync();
    }
}
