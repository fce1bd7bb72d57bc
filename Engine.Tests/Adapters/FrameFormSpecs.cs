using System.Net.WebSockets;
using System.Text;
using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Adapters;

/// <summary>What we frame by hand, read by the native server.</summary>
public sealed class FrameFormSpecs
{
    public static TheoryData<int> Lengths => [0, 1, 3, 31, 32, 33, 125, 126, 65_535, 65_536, 200_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Bytes_of_any_length_arrive_as_they_were(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        var (type, payload) = await ReadBackAsync(Frame.OfBytes(bytes));

        Assert.Equal(WebSocketMessageType.Binary, type);
        Assert.Equal(bytes, payload);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("你好，小程序 👋")]
    public async Task Text_arrives_as_UTF_8(string text)
    {
        var (type, payload) = await ReadBackAsync(Frame.OfText(text));

        Assert.Equal(WebSocketMessageType.Text, type);
        Assert.Equal(text, Encoding.UTF8.GetString(payload));
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_arrives_as_the_replacement_character()
    {
        var (_, payload) = await ReadBackAsync(Frame.OfText("a\ud83d"));

        Assert.Equal("a\ufffd", Encoding.UTF8.GetString(payload));
    }

    [Fact]
    public void A_frame_is_masked_with_its_key()
    {
        var frame = new byte[FrameForm.LongestHeader + 2];

        var length = FrameForm.Write(Frame.OfText("hi"), 2, BitConverter.ToUInt32([1, 2, 3, 4]), frame);

        Assert.Equal([0x81, 0x82, 1, 2, 3, 4, 'h' ^ 1, 'i' ^ 2], frame.AsSpan(0, length).ToArray());
    }

    [Fact]
    public void Keys_are_not_used_twice()
    {
        var keys = new HashSet<uint>();
        for (var drawn = 0; drawn < 1000; drawn++) keys.Add(MaskKeys.Next());

        // Two of a thousand random numbers of 32 bits may be equal; three pairs are no accident.
        Assert.InRange(keys.Count, 998, 1000);
    }

    private static async Task<(WebSocketMessageType Type, byte[] Payload)> ReadBackAsync(Frame frame)
    {
        var written = new byte[FrameForm.LongestHeader + frame.WireLength];
        var length = FrameForm.Write(frame, frame.WireLength, MaskKeys.Next(), written);
        using var server = WebSocket.CreateFromStream(new MemoryStream(written, 0, length), new WebSocketCreationOptions { IsServer = true });
        var payload = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var result = await server.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).AsTask().WaitAsync(Patience.Long);
            payload.Write(buffer, 0, result.Count);
            if (result.EndOfMessage) return (result.MessageType, payload.ToArray());
        }
    }
}
