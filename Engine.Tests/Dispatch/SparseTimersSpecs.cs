using Akka.Actor;
using MiniActors.Dispatch;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Dispatch;

/// <summary>The timers of an actor that hold nothing while none is set.</summary>
public sealed class SparseTimersSpecs : ActorSpecs
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private IActorRef Open() => Sys.ActorOf(Props.Create<Patient>(TestActor));

    private static Action<SparseTimers> Start(string key, string message, TimeSpan delay) => timers => timers.StartSingleTimer(key, message, delay);

    private async Task ToldAsync(IActorRef actor, params Action<SparseTimers>[] deeds)
    {
        foreach (var deed in deeds) actor.Tell(deed);
        await SettledAsync(actor);
    }

    [Fact]
    public async Task Each_timer_is_heard_once_when_its_time_is_up()
    {
        await ToldAsync(Open(), Start("b", "second", 2 * Second), Start("a", "first", Second));

        Advance(0.9 * Second);
        await ExpectNoMsgAsync(TimeSpan.Zero);
        Advance(0.2 * Second);
        await ExpectMsgAsync("first");
        Advance(Second);
        await ExpectMsgAsync("second");
        Advance(10 * Second);
        await ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_timer_that_is_cancelled_is_not_heard_even_if_its_message_waits_already()
    {
        var actor = Open();
        await ToldAsync(actor, Start("a", "late", Second), Start("b", "later", 2 * Second));

        actor.Tell((Action<SparseTimers>)(timers =>
        {
            Advance(Second);
            timers.Cancel("a");
            timers.Cancel("unknown");
        }));
        await SettledAsync(actor);
        Advance(Second);

        await ExpectMsgAsync("later");
        await ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_timer_that_is_set_anew_is_heard_at_its_new_time_only()
    {
        var actor = Open();
        await ToldAsync(actor, Start("a", "old", Second));

        actor.Tell((Action<SparseTimers>)(timers =>
        {
            Advance(Second);
            timers.StartSingleTimer("a", "new", Second);
        }));
        await SettledAsync(actor);
        await ExpectNoMsgAsync(TimeSpan.Zero);
        Advance(Second);

        await ExpectMsgAsync("new");
    }

    [Fact]
    public async Task All_that_are_cancelled_at_once_are_silent()
    {
        await ToldAsync(Open(), Start("a", "one", Second), Start("b", "two", Second), timers => timers.CancelAll(), Start("c", "three", Second));

        Advance(Second);

        await ExpectMsgAsync("three");
        await ExpectNoMsgAsync(TimeSpan.Zero);
    }

    private sealed class Patient : UntypedActor
    {
        private readonly SparseTimers _timers = new(Context);
        private readonly IActorRef _probe;

        public Patient(IActorRef probe) => _probe = probe;

        protected override bool AroundReceive(Receive receive, object message) =>
            _timers.Heard(message) is not { } heard || base.AroundReceive(receive, heard);

        protected override void OnReceive(object message)
        {
            if (message is Action<SparseTimers> deed) deed(_timers);
            else _probe.Tell(message);
        }
    }
}
