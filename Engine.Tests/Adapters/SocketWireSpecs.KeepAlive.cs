using MiniActors.Testing;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public abstract partial class SocketWireSpecs
{
    [Fact]
    [Trait("Fault", "27")]
    public async Task A_silent_peer_is_pinged_and_given_up()
    {
        var limits = new SocketLimits { KeepAliveInterval = TimeSpan.FromMilliseconds(100), KeepAliveTimeout = TimeSpan.FromMilliseconds(100) };
        var (_, ledger, peer) = await OpenAsync(limits);
        Assert.Equal(FaultFrame.Ping, (await peer.ReadFrameAsync()).Opcode);
        Assert.Equal(WireFault.Dropped, (await ledger.FailedAsync()).Fault);
    }

    [Fact]
    public async Task A_peer_that_answers_pings_lives_on()
    {
        var limits = new SocketLimits { KeepAliveInterval = TimeSpan.FromMilliseconds(50), KeepAliveTimeout = TimeSpan.FromSeconds(5) };
        var (link, ledger, peer) = await OpenAsync(limits);
        for (var i = 0; i < 5; i++)
        {
            var ping = await peer.ReadFrameAsync();
            Assert.Equal((FaultFrame.Ping, true), (ping.Opcode, ping.Masked));
            await peer.WriteAsync(new FaultFrame(FaultFrame.Fin | FaultFrame.Pong, ping.Payload));
        }
        Assert.Single(ledger.Signals);
        link.Abort();
        await ledger.FailedAsync();
    }

    [Fact]
    public async Task A_slow_callback_does_not_make_a_living_peer_look_dead()
    {
        var limits = new SocketLimits { HighWaterMessages = 1, KeepAliveInterval = TimeSpan.FromMilliseconds(30), KeepAliveTimeout = TimeSpan.FromMilliseconds(30) };
        var (link, ledger, peer) = await OpenAsync(limits, credit: false);
        await peer.WriteAsync(FaultFrame.OfText("1"), FaultFrame.OfText("2"));
        await ledger.UntilAsync(all => all.Frames.Count == 1);
        using (var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(300))) await pause.WaitForNextTickAsync();
        link.Credit(1, 1);
        await ledger.UntilAsync(all => all.Frames.Count == 2);
        link.Abort();
        Assert.Equal(WireFault.Aborted, (await ledger.FailedAsync()).Fault);
    }
}
