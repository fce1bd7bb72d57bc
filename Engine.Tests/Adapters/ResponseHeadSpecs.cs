using System.Text;
using MiniActors.Adapters;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>RFC 9112 sections 2 to 5, for the head of an answer to a handshake.</summary>
public sealed class ResponseHeadSpecs
{
    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    [Theory]
    [InlineData("", 0)]
    [InlineData("HTTP/1.1 101\r\n", 0)]
    [InlineData("HTTP/1.1 101\r\nA: 1\r\n\r", 0)]
    [InlineData("HTTP/1.1 101\r\n\r\n", 16)]
    [InlineData("HTTP/1.1 101\n\n", 14)]
    [InlineData("HTTP/1.1 101\r\nA: 1\n\r\nrest", 21)]
    [InlineData("HTTP/1.1 101\r\nA: 1\r\n\r\n\r\n\r\n", 22)]
    public void It_ends_with_an_empty_line_whatever_ends_the_lines(string text, int length) =>
        Assert.Equal(length, ResponseHead.LengthOf(Bytes(text), 0));

    [Theory]
    [InlineData("HTTP/1.1 101\r\nA: 1\r\n\r\nrest")]
    [InlineData("HTTP/1.1 101\nA: 1\n\nrest")]
    public void However_it_is_cut_its_end_is_found_when_it_has_come_and_not_before(string text)
    {
        var all = Bytes(text);
        var end = ResponseHead.LengthOf(all, 0);
        for (var seen = 0; seen <= end; seen++)
            for (var come = seen; come <= all.Length; come++)
                if (ResponseHead.LengthOf(all.AsSpan(0, seen), 0) == 0)
                    Assert.Equal(come >= end ? end : 0, ResponseHead.LengthOf(all.AsSpan(0, come), seen));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("HT", true)]
    [InlineData("HTTP/1.1", true)]
    [InlineData("http/1.1", false)]
    [InlineData("SSH-2.0", false)]
    [InlineData("\u0081\u0002hi", false)]
    public void A_greeting_of_another_protocol_is_known_by_its_first_bytes(string text, bool may) => Assert.Equal(may, ResponseHead.MayBegin(Bytes(text)));

    [Fact]
    public void Its_fields_come_one_a_line_in_their_order_and_without_the_space_around_them()
    {
        var head = ResponseHead.Parse(Bytes("HTTP/1.1 404 Not Found\r\nA:\t1 \r\nb: x: y\r\nA: \r\nC: caf\u00e9\r\n\r\n"));

        Assert.Equal((new Version(1, 1), 404), (head.Version, head.Status));
        Assert.Equal([("A", "1"), ("b", "x: y"), ("A", ""), ("C", "caf\u00e9")], head.Fields.Select(field => (field.Key, field.Value)));
    }

    [Fact]
    public void A_folded_line_goes_on_where_the_one_before_it_ended() =>
        Assert.Equal("a b c", ResponseHead.Parse(Bytes("HTTP/1.1 101 x\r\nA: a\r\n  b\r\n\tc\r\n\r\n")).Fields.Find("A"));

    [Theory]
    [InlineData("HTTP/1.1 1O1 x\r\n\r\n")]
    [InlineData("HTTP/1.1 +10 x\r\n\r\n")]
    [InlineData("HTTP/1.1 1010 x\r\n\r\n")]
    [InlineData("HTTP/1.1 99 x\r\n\r\n")]
    [InlineData("HTTP/1.1\r\n\r\n")]
    [InlineData("HTTP/x 101 x\r\n\r\n")]
    [InlineData("HTTP/ 101 x\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\nnonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\nA : 1\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\n: 1\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\n folded\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\nA: 1\r2\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\nA: 1\u00002\r\n\r\n")]
    public void What_is_no_head_is_refused(string text) =>
        Assert.Equal(WireFault.Handshake, Assert.Throws<WireException>(() => ResponseHead.Parse(Bytes(text))).Fault);
}
