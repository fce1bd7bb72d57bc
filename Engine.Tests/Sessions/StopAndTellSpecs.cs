using Akka.Actor;
using MiniActors.Sessions;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Sessions;

/// <summary>How a parent hears of the end of a child without a death watch.</summary>
public sealed class StopAndTellSpecs : ActorSpecs
{
    private static readonly Exception Fault = new InvalidOperationException("a fault of this spec");

    public static TheoryData<string, object> Ends => new() { { "stops", PoisonPill.Instance }, { "crashes", Fault }, { "is killed", Kill.Instance } };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task However_a_child_ends_its_parent_hears_it_behind_the_childs_last_word_and_finds_the_name_free(string how, object end)
    {
        var parent = Sys.ActorOf(Props.Create<Parent>(TestActor), how.Replace(' ', '-'));
        parent.Tell("make");
        var child = await ExpectMsgAsync<IActorRef>();

        child.Tell("say");
        child.Tell(end);

        await ExpectMsgAsync("last word");
        await ExpectMsgAsync("gone, and its name is free: True");
        parent.Tell("make");
        Assert.NotEqual(child, await ExpectMsgAsync<IActorRef>());
    }

    [Fact]
    public async Task Of_a_child_for_whom_nobody_waits_nothing_is_told()
    {
        var parent = Sys.ActorOf(Props.Create<Parent>(TestActor));
        parent.Tell("make unknown");
        var child = Watch(await ExpectMsgAsync<IActorRef>());

        child.Tell(PoisonPill.Instance);

        await ExpectTerminatedAsync(child);
        await SettledAsync(parent);
        await ExpectNoMsgAsync(TimeSpan.Zero);
    }

    private sealed class Parent(IActorRef probe) : UntypedActor
    {
        protected override SupervisorStrategy SupervisorStrategy() => new StopAndTell(child => child.Path.Name == "unknown" ? null : new Gone(child.Path.Name));

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "make" or "make unknown":
                    probe.Tell(Context.ActorOf(Props.Create<Child>(), message is "make" ? "child" : "unknown"));
                    break;
                case Gone gone:
                    probe.Tell($"gone, and its name is free: {Context.Child(gone.Name).IsNobody()}");
                    break;
                default:
                    probe.Tell(message);
                    break;
            }
        }
    }

    private sealed class Child : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Exception fault) throw fault;
            Context.Parent.Tell("last word");
        }
    }

    private sealed record Gone(string Name);
}
