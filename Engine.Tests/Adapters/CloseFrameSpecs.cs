using System.Text;
using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>What close frames say, both ways (RFC 6455 sections 5.5.1 and 7.4).</summary>
public sealed class CloseFrameSpecs
{
    [Theory]
    [InlineData(1000, "")]
    [InlineData(1003, "né")]
    [InlineData(1007, "")]
    [InlineData(1012, "restart")]
    [InlineData(1014, "")]
    [InlineData(3000, "")]
    [InlineData(4999, "小程序")]
    public void What_may_be_sent_is_read_as_it_was_written(int code, string reason) =>
        Assert.Equal(new CloseReason(code, reason), CloseFrame.Read(CloseFrame.Payload(new CloseReason(code, reason))));

    [Fact]
    public void An_empty_close_says_that_it_says_nothing() => Assert.Equal(CloseReason.NoStatus, CloseFrame.Read([]));

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(1004)]
    [InlineData(1005)]
    [InlineData(1006)]
    [InlineData(1015)]
    [InlineData(2999)]
    [InlineData(5000)]
    public void A_code_that_is_never_sent_is_refused(int code) =>
        Assert.Equal(WireFault.Protocol, Assert.Throws<WireException>(() => CloseFrame.Read([(byte)(code >> 8), (byte)code])).Fault);

    [Theory]
    [InlineData(new byte[] { 3 })]
    [InlineData(new byte[] { 3, 0xE8, 0xFF })]
    [InlineData(new byte[] { 3, 0xE8, 0xE2, 0x82 })]
    public void Half_a_code_and_a_reason_that_is_no_text_are_refused(byte[] payload) =>
        Assert.Equal(WireFault.Protocol, Assert.Throws<WireException>(() => CloseFrame.Read(payload)).Fault);

    [Theory]
    [InlineData(1005)]
    [InlineData(1006)]
    public void A_code_for_what_was_not_said_is_written_as_1000(int code) =>
        Assert.Equal(CloseReason.Normal, CloseFrame.Read(CloseFrame.Payload(new CloseReason(code))));

    [Fact]
    public void A_reason_of_123_bytes_fits_and_a_longer_one_does_not()
    {
        Assert.Equal(FrameHead.LongestControl, CloseFrame.Payload(new CloseReason(1000, new string('小', 41))).Length);
        Assert.Throws<ArgumentException>(() => CloseFrame.Payload(new CloseReason(1000, new string('x', 124))));
        Assert.Equal([0x03, 0xE8, .. Encoding.UTF8.GetBytes("\uFFFD")], CloseFrame.Payload(new CloseReason(1000, "\uD83D")));
    }
}
