using MiniActors.Adapters;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed class SocketSignalsSpecs
{
    private static readonly SocketSignal End = new SocketSignal.Failed(WireFault.Dropped, "gone");

    [Fact]
    public void The_end_pays_every_answer_that_is_owed_and_is_the_last()
    {
        var told = new List<SocketSignal>();
        var signals = new SocketSignals(told.Add);
        Assert.True(signals.Owe(5));
        signals.Sent(2);
        Assert.True(signals.End(End));
        Assert.False(signals.End(new SocketSignal.Failed(WireFault.Aborted, "second")));
        Assert.False(signals.Owe(1));
        signals.Sent(3);
        Assert.Collection(told,
            one => Assert.Equal(new SocketSignal.Sent(2), one),
            two => Assert.Equal(3, Assert.IsType<SocketSignal.SendFailed>(two).Count),
            three => Assert.Equal(End, three));
    }

    [Fact]
    public void What_is_told_from_within_the_sink_waits_its_turn()
    {
        var (told, depth, deepest) = (new List<SocketSignal>(), 0, 0);
        SocketSignals? signals = null;
        signals = new SocketSignals(signal =>
        {
            deepest = Math.Max(deepest, ++depth);
            if (signal is SocketSignal.Sent { Count: 1 })
            {
                signals!.Sent(2);
                signals.End(End);
            }
            told.Add(signal);
            depth--;
        });
        signals.Owe(3);
        signals.Sent(1);
        Assert.Equal((SocketSignal[])[new SocketSignal.Sent(1), new SocketSignal.Sent(2), End], told);
        Assert.Equal(1, deepest);
    }

    [Fact]
    public async Task Many_voices_are_heard_one_at_a_time_and_none_is_lost()
    {
        var (told, busy, overlaps) = (0, 0, 0);
        var signals = new SocketSignals(signal =>
        {
            if (Interlocked.Exchange(ref busy, 1) == 1) Interlocked.Increment(ref overlaps);
            if (signal is SocketSignal.Sent sent) told += sent.Count;
            Volatile.Write(ref busy, 0);
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                signals.Owe(1);
                signals.Sent(1);
            }
        })));
        signals.End(End);
        Assert.Equal((80_000, 0), (told, overlaps));
    }
}
