using MiniActors.Model;

namespace MiniActors.Tests.Api;

/// <summary>A message of a WebSocket as a program holds it in its hands.</summary>
public sealed class FrameSpecs
{
    private static readonly Frame Text = Frame.OfText("中");
    private static readonly Frame Binary = Frame.OfBytes([1, 2]);

    [Fact]
    public void A_message_is_read_as_what_it_is()
    {
        Assert.Equal(("中", 3, "中"), (Text.Text, Text.WireLength, Text.ToString()));
        Assert.Equal((2, "<2 bytes>"), (Binary.WireLength, Binary.ToString()));
        Assert.Throws<InvalidOperationException>(() => Text.Bytes);
        Assert.Throws<InvalidOperationException>(() => Binary.Text);
    }

    [Fact]
    public void A_message_is_never_of_nothing()
    {
        Assert.Throws<ArgumentNullException>(() => Frame.OfText(null!));
        Assert.Throws<ArgumentNullException>(() => Frame.OfBytes(null!));
    }

    [Fact]
    public void Equal_are_messages_of_one_type_and_content_and_the_empty_one_is_text()
    {
        HashSet<Frame> seen = [Text, Binary, Frame.OfText("中"), Frame.OfBytes([1, 2]), Frame.OfBytes([2, 1]), default, Frame.OfText("")];

        Assert.Equal([Text, Binary, Frame.OfBytes([2, 1]), default], seen);
        Assert.NotEqual(Frame.OfText(""), Frame.OfBytes([]));
        Assert.False(Text.Equals("中"));
        Assert.Equal("", default(Frame).Text);
    }
}
