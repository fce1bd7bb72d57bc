using Akka.Dispatch;
using MiniActors.Dispatch;

namespace MiniActors.Tests.Dispatch;

public sealed class GuestConductsSpecs
{
    [Fact]
    public void Each_mailbox_answers_for_its_own_runs()
    {
        var conducts = new GuestConducts();
        var (slow, quick) = (new Mailbox(), new Mailbox());

        conducts.Ran(slow, GuestConduct.Long);
        Assert.True(conducts.IsQuick(slow));
        conducts.Ran(slow, GuestConduct.Long);
        conducts.Ran(quick, TimeSpan.Zero);

        Assert.Equal((false, true), (conducts.IsQuick(slow), conducts.IsQuick(quick)));
    }

    [Fact]
    public void Who_blocked_makes_up_for_it_by_being_quick()
    {
        var conducts = new GuestConducts();
        var mailbox = new Mailbox();
        for (var run = 0; run < 2; run++) conducts.Ran(mailbox, GuestConduct.Long);

        for (var run = 0; run < 128; run++) conducts.Ran(mailbox, TimeSpan.Zero);

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
