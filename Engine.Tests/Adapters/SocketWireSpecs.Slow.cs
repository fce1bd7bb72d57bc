using System.Diagnostics;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <content>A slow network (docs/decisions/0009).</content>
public abstract partial class SocketWireSpecs
{
    private const int Messages = 20;
    private static readonly TimeSpan Stall = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData("ws")]
    [InlineData("wss")]
    public async Task Latency_is_added_to_the_connect_the_handshake_and_each_answer(string scheme)
    {
        var server = await EchoAsync();
        var network = new NetworkConditions(new NetworkState { Latency = TimeSpan.FromMilliseconds(150) });
        var begun = Stopwatch.GetTimestamp();

        var (link, ledger) = Dial(scheme == "ws" ? server.Ws : server.Wss, with: dial => dial with { Network = network });
        await ledger.OpenedAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, 290, 10_000);

        begun = Stopwatch.GetTimestamp();
        link.Send([Frame.OfText("ping")]);
        await ledger.UntilAsync(all => all.Frames.Count == 1);
        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, 145, 10_000);
    }

    [Fact]
    public async Task Late_messages_do_not_wait_for_each_other_and_keep_their_order()
    {
        var server = await EchoAsync();
        var network = new NetworkConditions(new NetworkState());
        var (link, ledger) = Dial(server.Ws, with: dial => dial with { Network = network });
        await ledger.OpenedAsync();
        network.Change(new NetworkState { Latency = TimeSpan.FromMilliseconds(500) });
        var begun = Stopwatch.GetTimestamp();

        for (var index = 0; index < Messages; index++)
        {
            link.Send([Frame.OfText($"{index}")]);
            await ledger.UntilAsync(all => all.Sent == index + 1);
        }
        await ledger.UntilAsync(all => all.Frames.Count == Messages);

        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, 490, Messages * 500 / 2);
        Assert.Equal(Enumerable.Range(0, Messages).Select(index => Frame.OfText($"{index}")), ledger.Frames);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_come_and_go_no_faster_than_the_network(bool up)
    {
        var server = await EchoAsync();
        var network = new NetworkConditions(new NetworkState { DownBytesPerSecond = up ? null : 64 << 10, UpBytesPerSecond = up ? 64 << 10 : null });
        var (link, ledger) = Dial(server.Ws, with: dial => dial with { Network = network });
        await ledger.OpenedAsync();
        var begun = Stopwatch.GetTimestamp();

        link.Send([Frame.OfBytes(new byte[32 << 10])]);
        await ledger.UntilAsync(all => all.Sent == 1);
        if (up) Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, 440, 10_000);
        await ledger.UntilAsync(all => all.Frames.Sum(frame => frame.WireLength) == 32 << 10);

        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, 440, 10_000);
    }

    [Fact]
    public async Task A_message_that_takes_long_on_its_way_out_is_no_silence()
    {
        var server = await EchoAsync();
        var network = new NetworkConditions(new NetworkState { UpBytesPerSecond = 20_000 });
        var limits = new SocketLimits { KeepAliveInterval = TimeSpan.FromMilliseconds(300), KeepAliveTimeout = TimeSpan.FromMilliseconds(900) };
        var (link, ledger) = Dial(server.Ws, limits, with: dial => dial with { Network = network });
        await ledger.OpenedAsync();

        link.Send([Frame.OfBytes(new byte[30_000])]);

        await ledger.UntilAsync(all => all.Frames.Sum(frame => frame.WireLength) == 30_000);
        Assert.Equal(1, ledger.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_network_that_becomes_fast_again_is_felt_by_what_waits(bool late)
    {
        var server = await EchoAsync();
        var slow = late ? new NetworkState { Latency = TimeSpan.FromMinutes(10) } : new NetworkState { UpBytesPerSecond = 1, DownBytesPerSecond = 1 };
        var network = new NetworkConditions(new NetworkState());
        var (link, ledger) = Dial(server.Ws, with: dial => dial with { Network = network });
        await ledger.OpenedAsync();
        network.Change(slow);
        link.Send([Frame.OfText("a message that would take long")]);

        network.Change(new NetworkState());

        await ledger.UntilAsync(all => all.Frames.Count == 1);
        link.Close(new CloseReason(1000, ""));
        Assert.Equal(1000, (await ledger.ClosedAsync(given: 1)).Reason.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slow_connection_ends_at_once_when_it_is_aborted(bool late)
    {
        var server = Raw(async peer =>
        {
            await peer.UpgradeAsync();
            await peer.WriteAsync(FaultFrame.OfText("a message that takes long"));
            await peer.ReadToEndAsync();
        });
        var network = new NetworkConditions(new NetworkState());
        var (link, ledger) = Dial(server.WebSocketUrl, with: dial => dial with { Network = network });
        await ledger.OpenedAsync();
        network.Change(late ? new NetworkState { Latency = TimeSpan.FromMinutes(10) } : new NetworkState { UpBytesPerSecond = 1, DownBytesPerSecond = 1 });
        link.Send([Frame.OfText("neither goes this")]);

        link.Abort();

        Assert.Equal(WireFault.Aborted, (await ledger.FailedAsync(given: 1)).Fault);
    }

    [Fact]
    public async Task A_flood_behind_a_slow_network_is_held_back_at_its_source()
    {
        const int size = 64 << 10;
        var pushed = 0;
        var stalled = new TaskCompletionSource();
        var server = Raw(async peer =>
        {
            await peer.UpgradeAsync();
            var frame = FaultFrame.OfBytes(new byte[size]).ToBytes();
            for (var index = 0; index < 4096; index++)
            {
                var push = peer.PushAsync(frame).AsTask();
                if (await Task.WhenAny(push, Task.Delay(Stall)) != push) stalled.TrySetResult();
                await push;
                Interlocked.Increment(ref pushed);
            }
        });
        var network = new NetworkConditions(new NetworkState { Latency = TimeSpan.FromMilliseconds(20), DownBytesPerSecond = 1000 });
        var (link, ledger) = Dial(server.WebSocketUrl, with: dial => dial with { Network = network });
        await ledger.OpenedAsync();

        await stalled.Task.WaitAsync(Patience.Long);

        Assert.InRange((long)Volatile.Read(ref pushed) * size, 0, 64 << 20);
        link.Abort();
    }
}
