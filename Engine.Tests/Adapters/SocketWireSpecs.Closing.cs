using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public abstract partial class SocketWireSpecs
{
    [Theory]
    [InlineData(1000, "")]
    [InlineData(1000, "done")]
    [InlineData(1001, "")]
    [InlineData(1011, "")]
    [InlineData(3000, "")]
    [InlineData(4001, "réason")]
    [Trait("Fault", "9")]
    public async Task The_close_of_the_peer_is_told_as_it_is_and_answered_with_its_code(int code, string reason)
    {
        var (_, ledger, peer) = await OpenAsync();
        await peer.WriteAsync(FaultFrame.OfClose(code, reason));
        var reply = await peer.ReadFrameAsync();
        Assert.Equal((FaultFrame.Close, code), (reply.Opcode, reply.CloseCode));
        peer.Dispose();
        Assert.Equal(new CloseReason(code, reason), (await ledger.ClosedAsync()).Reason);
    }

    [Fact]
    [Trait("Fault", "9")]
    public async Task An_empty_close_frame_is_a_close_without_a_status()
    {
        var (_, ledger, peer) = await OpenAsync();
        await peer.WriteAsync(FaultFrame.OfText("x"), FaultFrame.OfEmptyClose());
        Assert.Equal(FaultFrame.Close, (await peer.ReadFrameAsync()).Opcode);
        peer.Dispose();
        Assert.Equal(CloseReason.NoStatus, (await ledger.ClosedAsync()).Reason);
        Assert.Equal([Frame.OfText("x")], ledger.Frames);
    }

    [Fact]
    public async Task Our_close_goes_out_behind_the_messages_and_ends_with_the_reply()
    {
        var (link, ledger, peer) = await OpenAsync();
        link.Send([Frame.OfText("last words")]);
        link.Close(new CloseReason(4321, "bye"));
        Assert.Equal("last words", (await peer.ReadFrameAsync()).AsText);
        var close = await peer.ReadFrameAsync();
        Assert.Equal((4321, "bye"), (close.CloseCode, close.AsText[2..]));
        await peer.WriteAsync(FaultFrame.OfText("still talking"), FaultFrame.OfClose(1000));
        peer.Fin();
        Assert.Equal(new CloseReason(1000), (await ledger.ClosedAsync(given: 1)).Reason);
        Assert.Equal([Frame.OfText("still talking")], ledger.Frames);
    }

    [Fact]
    [Trait("Fault", "21")]
    public async Task Both_sides_closing_at_once_is_one_close()
    {
        var (link, ledger, peer) = await OpenAsync();
        link.Close(new CloseReason(4000));
        await peer.WriteAsync(FaultFrame.OfClose(4001));
        link.Close(new CloseReason(4002));
        Assert.InRange((await peer.ReadFrameAsync()).CloseCode, 4000, 4001);
        peer.Fin();
        Assert.Equal(4001, (await ledger.ClosedAsync()).Reason.Code);
        Assert.Equal(0, await peer.ReadToEndAsync());
    }

    [Fact]
    public async Task After_the_end_nothing_is_told_whatever_is_called()
    {
        var (link, ledger, peer) = await OpenAsync();
        await peer.WriteAsync(FaultFrame.OfClose(1000));
        await peer.ReadFrameAsync();
        peer.Dispose();
        await ledger.ClosedAsync();
        link.Close(CloseReason.Normal);
        link.Send([Frame.OfText("late")]);
        link.Credit(1, 1);
        link.Abort();
        await ledger.EndAsync();
        Assert.Equal(2, ledger.Signals.Count);
    }

    [Fact]
    [Trait("Fault", "20")]
    public async Task A_peer_that_ignores_our_close_is_left_by_an_abort()
    {
        var (link, ledger, peer) = await OpenAsync();
        link.Close(CloseReason.Normal);
        Assert.Equal(1000, (await peer.ReadFrameAsync()).CloseCode);
        Assert.Single(ledger.Signals);
        link.Abort();
        Assert.Equal(WireFault.Aborted, (await ledger.FailedAsync()).Fault);
        Assert.Equal(0, await peer.ReadToEndAsync());
    }

    [Fact]
    public async Task A_peer_that_closes_but_keeps_the_connection_is_not_waited_for()
    {
        var (_, ledger, peer) = await OpenAsync();
        await peer.WriteAsync(FaultFrame.OfClose(1000));
        await peer.ReadFrameAsync();
        await ledger.ClosedAsync();
        Assert.Equal(0, await peer.ReadToEndAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Fault", "10")]
    public async Task A_connection_that_ends_without_a_close_is_a_drop_and_a_partial_message_is_not_told(bool reset)
    {
        var (link, ledger, peer) = await OpenAsync();
        await peer.WriteAsync(FaultFrame.OfText("whole"), new FaultFrame(FaultFrame.Text, "half of a mess"u8.ToArray()));
        await ledger.UntilAsync(all => all.Frames.Count == 1);
        if (reset) peer.Reset();
        else peer.Dispose();
        Assert.Equal(WireFault.Dropped, (await ledger.FailedAsync()).Fault);
        Assert.Equal([Frame.OfText("whole")], ledger.Frames);
        link.Send([Frame.OfText("late")]);
        await ledger.EndAsync();
    }

    [Fact]
    public async Task A_close_after_a_thousand_messages_writes_them_all()
    {
        var (link, ledger, peer) = await OpenAsync();
        link.Send([.. Enumerable.Range(0, 1000).Select(i => Frame.OfText($"message {i}"))]);
        link.Close(CloseReason.Normal);
        for (var i = 0; i < 1000; i++) Assert.Equal($"message {i}", (await peer.ReadFrameAsync()).AsText);
        Assert.Equal(FaultFrame.Close, (await peer.ReadFrameAsync()).Opcode);
        await peer.WriteAsync(FaultFrame.OfClose(1000));
        peer.Fin();
        await ledger.ClosedAsync(given: 1000);
        Assert.Equal(1000, ledger.Sent);
    }

    [Fact]
    public async Task What_is_given_after_our_close_fails_and_is_never_written()
    {
        var (link, ledger, peer) = await OpenAsync();
        link.Close(CloseReason.Normal);
        link.Send([Frame.OfText("too late"), Frame.OfText("much too late")]);
        await ledger.UntilAsync(all => all.SendsFailed == 2);
        Assert.Equal(FaultFrame.Close, (await peer.ReadFrameAsync()).Opcode);
        await peer.WriteAsync(FaultFrame.OfClose(1000));
        Assert.Equal(0, await peer.ReadToEndAsync());
        await ledger.ClosedAsync(given: 2);
    }

    [Fact]
    public async Task A_close_of_the_peer_that_does_not_read_is_told_and_what_waits_fails()
    {
        var (link, ledger, peer) = await OpenAsync(new SocketLimits { KeepAliveTimeout = TimeSpan.FromMilliseconds(200) });
        link.Send([.. Enumerable.Repeat(Frame.OfBytes(new byte[64 << 10]), 1000)]);
        await peer.WriteAsync(FaultFrame.OfClose(1013, "full"));
        Assert.Equal(new CloseReason(1013, "full"), (await ledger.ClosedAsync(given: 1000)).Reason);
        Assert.True(ledger.SendsFailed > 0);
    }

    [Fact]
    public async Task A_peer_that_closes_and_resets_while_we_send_is_still_told_with_its_code()
    {
        for (var round = 0; round < 20; round++)
        {
            var (link, ledger, peer) = await OpenAsync();
            link.Send([.. Enumerable.Repeat(Frame.OfBytes(new byte[16 << 10]), 100)]);
            await peer.WriteAsync(FaultFrame.OfClose(1008, "no"));
            peer.Dispose(); // with unread bytes: a reset
            Assert.Equal(new CloseReason(1008, "no"), (await ledger.ClosedAsync(given: 100)).Reason);
        }
    }
}
