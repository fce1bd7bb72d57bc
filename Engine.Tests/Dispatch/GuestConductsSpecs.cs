using System.Diagnostics;
using Akka.Dispatch;
using MiniActors.Dispatch;

namespace MiniActors.Tests.Dispatch;

public sealed class GuestConductsSpecs
{
    private static long LongAgo => Stopwatch.GetTimestamp() - 2 * (long)(GuestConduct.Long.TotalSeconds * Stopwatch.Frequency);

    [Fact]
    public void Each_mailbox_answers_for_its_own_runs()
    {
        var conducts = new GuestConducts();
        var (slow, quick) = (new Mailbox(), new Mailbox());

        conducts.Ran(slow, LongAgo);
        Assert.True(conducts.IsQuick(slow));
        conducts.Ran(slow, LongAgo);
        conducts.Ran(quick, Stopwatch.GetTimestamp());

        Assert.Equal((false, true), (conducts.IsQuick(slow), conducts.IsQuick(quick)));
    }

    [Fact]
    public void Who_blocked_makes_up_for_it_by_being_quick()
    {
        var conducts = new GuestConducts();
        var mailbox = new Mailbox();
        for (var run = 0; run < 2; run++) conducts.Ran(mailbox, LongAgo);

        for (var run = 0; run < 128; run++) conducts.Ran(mailbox, Stopwatch.GetTimestamp());

        Assert.True(conducts.IsQuick(mailbox));
    }

    private sealed class Mailbox : IRunnable
    {
        public void Run()
        {
        }

        public void Execute()
        {
        }
    }
}
