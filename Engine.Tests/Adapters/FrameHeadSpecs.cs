using MiniActors.Adapters;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>The heads of frames, one by one (RFC 6455 section 5.2).</summary>
public sealed class FrameHeadSpecs
{
    [Theory]
    [InlineData(new byte[] { 0x81, 0 }, Opcode.Text, true, 2, 0)]
    [InlineData(new byte[] { 0x02, 125 }, Opcode.Binary, false, 2, 125)]
    [InlineData(new byte[] { 0x81, 126, 0, 126 }, Opcode.Text, true, 4, 126)]
    [InlineData(new byte[] { 0x82, 126, 255, 255 }, Opcode.Binary, true, 4, 65_535)]
    [InlineData(new byte[] { 0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0 }, Opcode.Binary, true, 10, 65_536)]
    [InlineData(new byte[] { 0x82, 127, 0x7F, 255, 255, 255, 255, 255, 255, 255 }, Opcode.Binary, true, 10, long.MaxValue)]
    [InlineData(new byte[] { 0x88, 2 }, Opcode.Close, true, 2, 2)]
    [InlineData(new byte[] { 0x89, 125 }, Opcode.Ping, true, 2, 125)]
    [InlineData(new byte[] { 0x8A, 0 }, Opcode.Pong, true, 2, 0)]
    internal void A_head_is_read_as_soon_as_it_is_whole(byte[] bytes, Opcode opcode, bool last, int size, long length)
    {
        for (var come = 0; come < bytes.Length; come++) Assert.False(FrameHead.TryRead(bytes.AsSpan(0, come), inMessage: false, out _));
        Assert.True(FrameHead.TryRead([.. bytes, 7, 7], inMessage: false, out var head));
        Assert.Equal(new FrameHead(opcode, last, size, length), head);
    }

    [Theory]
    [InlineData(0xC1, 0, false)] // RSV1
    [InlineData(0xA1, 0, false)] // RSV2
    [InlineData(0x91, 0, false)] // RSV3
    [InlineData(0x81, 0x80, false)] // masked
    [InlineData(0x80, 0, false)] // a continuation of nothing
    [InlineData(0x81, 0, true)] // a text inside of a message
    [InlineData(0x02, 0, true)] // bytes inside of a message
    [InlineData(0x09, 0, false)] // a ping in pieces
    [InlineData(0x08, 0, true)] // a close in pieces
    [InlineData(0x8A, 126, false)] // a long pong
    [InlineData(0x88, 127, true)] // a long close
    [InlineData(0x83, 0, false)]
    [InlineData(0x87, 0, false)]
    [InlineData(0x8B, 0, true)]
    [InlineData(0x8F, 0, false)]
    public void What_no_server_may_send_is_refused_at_its_second_byte(byte first, byte second, bool inMessage) =>
        Assert.Equal(WireFault.Protocol, Assert.Throws<WireException>(() => FrameHead.TryRead([first, second], inMessage, out _)).Fault);

    [Theory]
    [InlineData(0x80)]
    [InlineData(0x00)]
    [InlineData(0x88)]
    [InlineData(0x89)]
    [InlineData(0x8A)]
    public void Between_the_frames_of_a_message_come_its_own_and_control_frames(byte first) =>
        Assert.True(FrameHead.TryRead([first, 1], inMessage: true, out _));

    [Theory]
    [InlineData(new byte[] { 0x82, 126, 0, 125 })]
    [InlineData(new byte[] { 0x82, 127, 0, 0, 0, 0, 0, 0, 255, 255 })]
    [InlineData(new byte[] { 0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0 })]
    public void A_length_in_more_bytes_than_it_takes_or_below_zero_is_refused(byte[] bytes) =>
        Assert.Equal(WireFault.Protocol, Assert.Throws<WireException>(() => FrameHead.TryRead(bytes, inMessage: false, out _)).Fault);
}
