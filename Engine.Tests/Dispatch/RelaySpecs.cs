using Akka.Dispatch;
using MiniActors.Dispatch;

namespace MiniActors.Tests.Dispatch;

public sealed class RelaySpecs
{
    private sealed class Run(Action act) : IRunnable
    {
        void IRunnable.Run() => act();

        public void Execute() => act();
    }

    private sealed class OwnPool : ExecutorService
    {
        public OwnPool() : base("own")
        {
        }

        public List<IRunnable> Taken { get; } = [];

        public override void Execute(IRunnable run) => Taken.Add(run);

        public override void Shutdown()
        {
        }
    }

    private static GuestRun Guest(Action act, OwnPool? own = null) => new(new Run(act), new GuestConducts(), own ?? new OwnPool());

    [Fact]
    public void Outside_of_a_relay_nothing_joins() => Assert.False(Relay.TryJoin(new Run(() => { })));

    [Fact]
    public void What_joined_runs_on_the_same_thread_when_the_scope_ends_and_not_before()
    {
        var ran = new List<(string, Thread)>();
        using (Relay.Enter())
        {
            Assert.True(Relay.TryJoin(new Run(() => ran.Add(("first", Thread.CurrentThread)))));
            Assert.Empty(ran);
        }
        Assert.Equal([("first", Thread.CurrentThread)], ran);
    }

    [Fact]
    public void What_a_run_leads_to_runs_behind_what_joined_before()
    {
        var ran = new List<string>();
        using (Relay.Enter())
        {
            Relay.TryJoin(new Run(() =>
            {
                ran.Add("one");
                Relay.TryJoin(new Run(() => ran.Add("three")));
            }));
            Relay.TryJoin(new Run(() => ran.Add("two")));
        }
        Assert.Equal(["one", "two", "three"], ran);
    }

    [Fact]
    public void A_relay_inside_of_a_relay_is_the_same_one()
    {
        var ran = new List<string>();
        using (Relay.Enter())
        {
            using (Relay.Enter()) Relay.TryJoin(new Run(() => ran.Add("ran")));
            Assert.Empty(ran);
        }
        Assert.Equal(["ran"], ran);
    }

    [Fact]
    public async Task A_chain_without_end_goes_on_on_the_thread_pool()
    {
        var thread = Thread.CurrentThread;
        var elsewhere = new TaskCompletionSource();

        void Again()
        {
            if (Thread.CurrentThread != thread) elsewhere.TrySetResult();
            else Relay.TryJoin(new Run(Again));
        }

        using (Relay.Enter()) Relay.TryJoin(new Run(Again));
        await elsewhere.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Guests_run_when_the_actors_are_through_and_only_where_they_are_welcome()
    {
        var ran = new List<string>();
        using (Relay.Enter())
        {
            Assert.False(Relay.TryJoin(Guest(() => { })));
        }
        using (Relay.Enter(welcomesGuests: true))
        {
            Assert.True(Relay.TryJoin(Guest(() => ran.Add("guest"))));
            Relay.TryJoin(new Run(() => ran.Add("actor")));
        }
        Assert.Equal(["actor", "guest"], ran);
    }

    [Fact]
    public void What_a_guest_calls_begins_at_once_while_he_goes_on()
    {
        var ran = new List<string>();
        using (Relay.Enter(welcomesGuests: true))
        {
            Relay.TryJoin(Guest(() =>
            {
                using (Relay.Enter()) Relay.TryJoin(new Run(() => ran.Add("call")));
                ran.Add("guest goes on");
            }));
        }
        Assert.Equal(["call", "guest goes on"], ran);
    }

    [Fact]
    public void A_guest_who_comes_again_while_he_is_hosted_runs_in_the_same_relay()
    {
        var ran = 0;
        using (Relay.Enter(welcomesGuests: true))
        {
            Relay.TryJoin(Guest(() =>
            {
                ran++;
                Assert.True(Relay.TryJoin(Guest(() => ran++)));
            }));
        }
        Assert.Equal(2, ran);
        Assert.False(Relay.TryJoin(Guest(() => { })));
    }

    [Fact]
    public void Guests_whom_a_long_chain_leaves_no_time_go_to_their_own_pool()
    {
        var own = new OwnPool();
        using (Relay.Enter(welcomesGuests: true))
        {
            for (var run = 0; run < 300; run++) Relay.TryJoin(Guest(() => { }, own));
        }
        Assert.NotEmpty(own.Taken);
    }
}
