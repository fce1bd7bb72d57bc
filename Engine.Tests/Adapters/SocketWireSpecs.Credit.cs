using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public abstract partial class SocketWireSpecs
{
    [Fact]
    [Trait("Fault", "18")]
    public async Task Without_credit_the_reader_parks_at_the_high_water_mark_and_loses_nothing()
    {
        const int flood = 20_000;
        var (link, ledger, peer) = await OpenAsync(credit: false);
        var pushing = Task.Run(async () =>
        {
            for (var i = 0; i < flood; i += 100)
                await peer.PushAsync(FaultFrame.Bytes([.. Enumerable.Range(i, 100).Select(n => FaultFrame.OfText($"{n}"))]));
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
    [Trait("Fault", "18")]
    public async Task Bytes_count_towards_the_high_water_mark()
    {
        var (link, ledger, peer) = await OpenAsync(new SocketLimits { HighWaterBytes = 100_000 }, credit: false);
        await peer.WriteAsync([.. Enumerable.Range(0, 20).Select(_ => FaultFrame.OfBytes(new byte[10_000]))]);
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
        await peer.WriteAsync(FaultFrame.OfText("1"), FaultFrame.OfText("2"));
        await ledger.UntilAsync(all => all.Frames.Count == 1);
        link.Abort();
        await ledger.FailedAsync();
        Assert.Equal(0, await peer.ReadToEndAsync());
        Assert.Equal([Frame.OfText("1")], ledger.Frames);
    }

    [Fact]
    public async Task Batches_keep_within_their_bounds()
    {
        var limits = new SocketLimits { BatchMessages = 10, BatchBytes = 1000 };
        var (link, ledger, peer) = await OpenAsync(limits);
        await peer.WriteAsync([.. Enumerable.Range(0, 500).Select(i => FaultFrame.OfText($"{i}"))]);
        await peer.WriteAsync([.. Enumerable.Range(0, 50).Select(i => FaultFrame.OfBytes(new byte[400]))]);
        await ledger.UntilAsync(all => all.Frames.Count == 550);
        var batches = ledger.Signals.OfType<SocketSignal.Received>().ToList();
        Assert.All(batches, batch => Assert.InRange(batch.Frames.Length, 1, 10));
        Assert.All(batches, batch => Assert.InRange(batch.Bytes, 1, 1399));
        Assert.All(batches, batch => Assert.Equal(batch.Frames.Sum(frame => frame.WireLength), batch.Bytes));
        Assert.True(batches.Count < 300, "what arrives together is handed over together");
        link.Abort();
        await ledger.FailedAsync();
    }
}
