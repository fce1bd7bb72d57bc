using System.Text;
using MiniActors.Model;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public abstract partial class SocketWireSpecs
{
    [Fact]
    public async Task Valid_text_may_be_split_at_every_byte_with_pings_and_empty_fragments_between()
    {
        var (link, ledger, peer) = await OpenAsync();
        const string text = "aé€😀z";
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var split = 0; split <= bytes.Length; split++)
        {
            await peer.WriteAsync(
                new RawFrame(RawFrame.Text, bytes[..split]),
                new RawFrame(RawFrame.Fin | RawFrame.Ping, [(byte)split]),
                new RawFrame(RawFrame.Continuation, []),
                new RawFrame(RawFrame.Fin | RawFrame.Continuation, bytes[split..]));
            var pong = await peer.ReadFrameAsync();
            Assert.Equal((RawFrame.Pong, (byte)split), (pong.Opcode, pong.Payload[0]));
        }
        await ledger.UntilAsync(all => all.Frames.Count == bytes.Length + 1);
        Assert.All(ledger.Frames, frame => Assert.Equal(text, frame.Text));
        link.Abort();
        await ledger.FailedAsync();
    }

    [Fact]
    public async Task A_ping_inside_a_message_is_answered_before_the_message_ends()
    {
        var (link, ledger, peer) = await OpenAsync();
        await peer.WriteAsync(new RawFrame(RawFrame.Text, "be"u8.ToArray()), new RawFrame(RawFrame.Fin | RawFrame.Ping, "?"u8.ToArray()));
        Assert.Equal(RawFrame.Pong, (await peer.ReadFrameAsync()).Opcode);
        Assert.Empty(ledger.Frames);
        await peer.WriteAsync(new RawFrame(RawFrame.Fin | RawFrame.Continuation, "fore"u8.ToArray()));
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

    [Fact]
    public async Task Batches_keep_within_their_bounds()
    {
        var limits = new SocketLimits { BatchMessages = 10, BatchBytes = 1000 };
        var (link, ledger, peer) = await OpenAsync(limits);
        await peer.WriteAsync([.. Enumerable.Range(0, 500).Select(i => RawFrame.OfText($"{i}"))]);
        await peer.WriteAsync([.. Enumerable.Range(0, 50).Select(i => RawFrame.OfBytes(new byte[400]))]);
        await ledger.UntilAsync(all => all.Frames.Count == 550);
        var batches = ledger.Signals.OfType<SocketSignal.Received>().ToList();
        Assert.All(batches, batch => Assert.InRange(batch.Frames.Length, 1, 10));
        Assert.All(batches, batch => Assert.InRange(batch.Bytes, 1, 1399));
        Assert.All(batches, batch => Assert.Equal(batch.Frames.Sum(frame => frame.WireLength), batch.Bytes));
        Assert.True(batches.Count < 300, "what arrives together is handed over together");
        link.Abort();
        await ledger.FailedAsync();
    }

    [Fact]
    public async Task Without_credit_the_reader_parks_at_the_high_water_mark_and_loses_nothing()
    {
        const int flood = 20_000;
        var (link, ledger, peer) = await OpenAsync(credit: false);
        var pushing = Task.Run(async () =>
        {
            for (var i = 0; i < flood; i += 100)
                await peer.PushAsync(RawFrame.Bytes([.. Enumerable.Range(i, 100).Select(n => RawFrame.OfText($"{n}"))]));
        });
        await ledger.UntilAsync(all => all.Frames.Count >= 1024);
        await pushing.WaitAsync(Patience.Long);
        Assert.Equal(1024, ledger.Frames.Count);

        link.Credit(511, ledger.Frames.Take(511).Sum(frame => frame.WireLength)); // one less than half
        Assert.Equal(1024, ledger.Frames.Count);
        ledger.CreditTo = link;
        link.Credit(513, ledger.Frames.Skip(511).Sum(frame => frame.WireLength));
        await ledger.UntilAsync(all => all.Frames.Count == flood);
        Assert.Equal(Enumerable.Range(0, flood).Select(n => $"{n}"), ledger.Frames.Select(frame => frame.Text));
        link.Abort();
        await ledger.FailedAsync();
    }

    [Fact]
    public async Task Bytes_count_towards_the_high_water_mark()
    {
        var (link, ledger, peer) = await OpenAsync(new SocketLimits { HighWaterBytes = 100_000 }, credit: false);
        await peer.WriteAsync([.. Enumerable.Range(0, 20).Select(_ => RawFrame.OfBytes(new byte[10_000]))]);
        await ledger.UntilAsync(all => all.Frames.Count == 10);
        link.Credit(4, 40_000);
        Assert.Equal(10, ledger.Frames.Count);
        link.Credit(1, 10_000);
        await ledger.UntilAsync(all => all.Frames.Count == 15);
        link.Credit(15, 150_000);
        await ledger.UntilAsync(all => all.Frames.Count == 20);
        link.Abort();
        await ledger.FailedAsync();
    }

    [Fact]
    public async Task A_parked_reader_is_freed_by_an_abort_and_its_connection_ends()
    {
        var (link, ledger, peer) = await OpenAsync(new SocketLimits { HighWaterMessages = 1 }, credit: false);
        await peer.WriteAsync(RawFrame.OfText("1"), RawFrame.OfText("2"));
        await ledger.UntilAsync(all => all.Frames.Count == 1);
        link.Abort();
        await ledger.FailedAsync();
        Assert.Equal(0, await peer.ReadToEndAsync());
        Assert.Equal([Frame.OfText("1")], ledger.Frames);
    }

    [Fact]
    public async Task A_slow_callback_does_not_make_a_living_peer_look_dead()
    {
        var limits = new SocketLimits { HighWaterMessages = 1, KeepAliveInterval = TimeSpan.FromMilliseconds(30), KeepAliveTimeout = TimeSpan.FromMilliseconds(30) };
        var (link, ledger, peer) = await OpenAsync(limits, credit: false);
        await peer.WriteAsync(RawFrame.OfText("1"), RawFrame.OfText("2"));
        await ledger.UntilAsync(all => all.Frames.Count == 1);
        using (var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(300))) await pause.WaitForNextTickAsync();
        link.Credit(1, 1);
        await ledger.UntilAsync(all => all.Frames.Count == 2);
        link.Abort();
        Assert.Equal(WireFault.Aborted, (await ledger.FailedAsync()).Fault);
    }
}
