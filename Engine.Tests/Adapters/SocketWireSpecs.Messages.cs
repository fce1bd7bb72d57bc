using System.Text;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Adapters;

public abstract partial class SocketWireSpecs
{
    [Fact]
    [Trait("Fault", "14")]
    public async Task Valid_text_may_be_split_at_every_byte_with_pings_and_empty_fragments_between()
    {
        var (link, ledger, peer) = await OpenAsync();
        const string text = "aé€😀z";
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var split = 0; split <= bytes.Length; split++)
        {
            await peer.WriteAsync(
                new FaultFrame(FaultFrame.Text, bytes[..split]),
                new FaultFrame(FaultFrame.Fin | FaultFrame.Ping, [(byte)split]),
                new FaultFrame(FaultFrame.Continuation, []),
                new FaultFrame(FaultFrame.Fin | FaultFrame.Continuation, bytes[split..]));
            var pong = await peer.ReadFrameAsync();
            Assert.Equal((FaultFrame.Pong, (byte)split), (pong.Opcode, pong.Payload[0]));
        }
        await ledger.UntilAsync(all => all.Frames.Count == bytes.Length + 1);
        Assert.All(ledger.Frames, frame => Assert.Equal(text, frame.Text));
        link.Abort();
        await ledger.FailedAsync();
    }

    [Fact]
    [Trait("Fault", "14")]
    public async Task A_ping_inside_a_message_is_answered_before_the_message_ends()
    {
        var (link, ledger, peer) = await OpenAsync();
        await peer.WriteAsync(new FaultFrame(FaultFrame.Text, "be"u8.ToArray()), new FaultFrame(FaultFrame.Fin | FaultFrame.Ping, "?"u8.ToArray()));
        Assert.Equal(FaultFrame.Pong, (await peer.ReadFrameAsync()).Opcode);
        Assert.Empty(ledger.Frames);
        await peer.WriteAsync(new FaultFrame(FaultFrame.Fin | FaultFrame.Continuation, "fore"u8.ToArray()));
        await ledger.UntilAsync(all => all.Frames.Count == 1);
        Assert.Equal("before", ledger.Frames[0].Text);
        link.Abort();
        await ledger.FailedAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(8191)]
    [InlineData(8193)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(1_000_000)]
    public async Task Messages_of_every_size_go_and_come_whole(int size)
    {
        var server = await EchoAsync();
        var (link, ledger) = Dial(server.Wss);
        await ledger.OpenedAsync();
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        Frame[] frames = [Frame.OfBytes(bytes), Frame.OfText(new string('é', size / 2)), Frame.OfBytes(bytes)];
        link.Send(frames);
        await ledger.UntilAsync(all => all.Frames.Count == 3);
        Assert.Equal(frames, ledger.Frames);
        link.Close(CloseReason.Normal);
        await ledger.ClosedAsync(given: 3);
    }

    [Theory]
    [InlineData("ws")]
    [InlineData("wss")]
    [Trait("Fault", "24")]
    public async Task Text_and_bytes_from_eight_threads_keep_the_order_of_each(string scheme)
    {
        var server = await EchoAsync();
        var (link, ledger) = Dial(scheme == "ws" ? server.Ws : server.Wss);
        await ledger.OpenedAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 250; i++)
            {
                var text = i % 7 == 0 ? $"{thread}:{i}:" + new string('x', 5000) : $"{thread}:{i}:";
                link.Send([i % 2 == 0 ? Frame.OfText(text) : Frame.OfBytes(Encoding.ASCII.GetBytes(text)), Frame.OfText("")]);
            }
        })));
        await ledger.UntilAsync(all => all.Frames.Count == 4000 && all.Sent == 4000);
        var numbers = ledger.Frames.Select(frame => frame.IsText ? frame.Text : Encoding.ASCII.GetString(frame.Bytes)).Where(text => text.Length > 0)
            .Select(text => text.Split(':')).ToLookup(parts => parts[0], parts => int.Parse(parts[1]));
        Assert.All(numbers, thread => Assert.Equal(Enumerable.Range(0, 250), thread));
        Assert.All(ledger.Frames.Where(frame => !frame.IsText), frame => Assert.Equal(1, int.Parse(Encoding.ASCII.GetString(frame.Bytes).Split(':')[1]) % 2));
        link.Close(CloseReason.Normal);
        await ledger.ClosedAsync(given: 4000);
    }

    [Fact]
    [Trait("Fault", "26")]
    public async Task A_lone_surrogate_goes_out_as_the_replacement_character()
    {
        var (link, ledger, peer) = await OpenAsync();
        link.Send([Frame.OfText("a\uD800b")]);
        Assert.Equal("a\uFFFDb", (await peer.ReadFrameAsync()).AsText);
        link.Abort();
        await ledger.FailedAsync(given: 1);
    }

    [Fact]
    public async Task Every_frame_is_answered_at_an_abort_when_the_peer_does_not_read()
    {
        var (link, ledger, peer) = await OpenAsync();
        peer.Narrow();
        link.Send([.. Enumerable.Repeat(Frame.OfBytes(new byte[64 << 10]), 400)]);
        link.Send([.. Enumerable.Repeat(Frame.OfText("small"), 400)]);
        link.Close(CloseReason.Normal);
        link.Abort();
        await ledger.FailedAsync(given: 800);
        Assert.True(ledger.SendsFailed >= 400);
    }
}
