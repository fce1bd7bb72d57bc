using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.TestKit.Xunit2;
using MiniActors.Dispatch;

namespace MiniActors.Tests.Dispatch;

public sealed class RestingSchedulerSpecs() : TestKit(ConfigurationFactory.ParseString(
    """
    akka.scheduler.implementation = "MiniActors.Dispatch.RestingScheduler, MiniActors.Engine"
    akka.loglevel = WARNING
    """))
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(30);

    private IScheduler Scheduler => Sys.Scheduler;

    [Fact]
    public void It_is_the_one_that_the_configuration_names() => Assert.IsType<RestingScheduler>(Scheduler);

    [Fact]
    public async Task What_is_due_comes_when_its_time_is_up_and_not_before()
    {
        var begin = Stopwatch.GetTimestamp();
        Scheduler.ScheduleTellOnce(Short, TestActor, "due", ActorRefs.NoSender);
        await ExpectMsgAsync("due");
        Assert.True(Stopwatch.GetElapsedTime(begin) >= Short);
    }

    [Fact]
    public async Task What_is_due_earlier_comes_earlier()
    {
        Scheduler.ScheduleTellOnce(8 * Short, TestActor, "later", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(Short, TestActor, "sooner", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "now", ActorRefs.NoSender);
        await ExpectMsgAsync("now");
        await ExpectMsgAsync("sooner");
        await ExpectMsgAsync("later");
    }

    [Fact]
    public async Task What_is_cancelled_does_not_come()
    {
        var cancelled = Scheduler.ScheduleTellOnceCancelable(Short, TestActor, "cancelled", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(4 * Short, TestActor, "marker", ActorRefs.NoSender);
        cancelled.Cancel();
        Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "cancelled before", ActorRefs.NoSender, cancelled);
        await ExpectMsgAsync("marker");
    }

    [Fact]
    public async Task What_is_repeated_comes_until_it_is_cancelled()
    {
        var ticks = Scheduler.ScheduleTellRepeatedlyCancelable(TimeSpan.Zero, Short, TestActor, "tick", ActorRefs.NoSender);
        for (var tick = 0; tick < 3; tick++) await ExpectMsgAsync("tick");
        ticks.Cancel();
        Scheduler.ScheduleTellOnce(4 * Short, TestActor, "marker", ActorRefs.NoSender);
        // One may have been on its way.
        await FishForMessageAsync(message => message is "marker", max: TimeSpan.FromSeconds(10));
        await ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task An_action_that_throws_is_logged_and_does_not_come_again()
    {
        var runs = 0;
        await EventFilter.Exception<InvalidOperationException>().ExpectOneAsync(() =>
        {
            Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), () =>
            {
                runs++;
                throw new InvalidOperationException("thrown");
            });
            return Task.CompletedTask;
        });
        Scheduler.ScheduleTellOnce(Short, TestActor, "marker", ActorRefs.NoSender);
        await ExpectMsgAsync("marker");
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Runnables_come_once_and_again()
    {
        ((IRunnableScheduler)Scheduler).ScheduleOnce(TimeSpan.Zero, new ActionRunnable(() => TestActor.Tell("once")));
        await ExpectMsgAsync("once");
        using var ticks = new Cancelable(Scheduler);
        ((IRunnableScheduler)Scheduler).ScheduleRepeatedly(TimeSpan.Zero, Short, new ActionRunnable(() => TestActor.Tell("again")), ticks);
        for (var tick = 0; tick < 2; tick++) await ExpectMsgAsync("again");
        ticks.Cancel();
    }

    [Fact]
    public async Task What_is_due_after_the_end_does_not_come()
    {
        var alone = new RestingScheduler(Config.Empty, Sys.Log);
        ((ITellScheduler)alone).ScheduleTellOnce(Short, TestActor, "late", ActorRefs.NoSender);
        alone.Dispose();
        ((ITellScheduler)alone).ScheduleTellOnce(TimeSpan.Zero, TestActor, "later", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(4 * Short, TestActor, "marker", ActorRefs.NoSender);
        await ExpectMsgAsync("marker");
    }

    [Fact]
    public async Task A_wait_of_years_is_taken_and_does_not_ring_early()
    {
        var years = Scheduler.ScheduleTellOnceCancelable(TimeSpan.FromDays(4000), TestActor, "years", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(Short, TestActor, "marker", ActorRefs.NoSender);
        await ExpectMsgAsync("marker");
        years.Cancel();
    }

    [Fact]
    public void Its_clocks_go_on()
    {
        var before = Scheduler.MonotonicClock;
        Assert.True(Scheduler.HighResMonotonicClock >= before);
        Assert.True((Scheduler.Now - TimeProvider.System.GetUtcNow()).Duration() < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_is_set_in_a_flow_of_control_does_not_keep_it()
    {
        var local = new AsyncLocal<string?> { Value = "of the caller" };
        var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => seen.SetResult(local.Value));
        Assert.Null(await seen.Task.WaitAsync(TimeSpan.FromSeconds(10)));
    }
}
