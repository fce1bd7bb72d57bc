using Akka.Actor;
using MiniActors.Sessions;
using static MiniActors.Hosting.GuardianProtocol;

namespace MiniActors.Hosting;

/// <summary>The actor <c>/user/mini-actors</c>: opens mini programs, and drains them when the process stops.</summary>
/// <remarks>Serving ──Drain──▶ Draining ──the last mini program is gone──▶ Empty. A mini program that crashes is stopped, not restarted.</remarks>
internal sealed class Guardian : UntypedActor
{
    /// <summary>Its name below <c>/user</c>.</summary>
    public const string Name = "mini-actors";

    public static Props PropsFor() => Props.Create<Guardian>();

    protected override void PreStart() => Become(Serving);

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    protected override void OnReceive(object message) => Unhandled(message);

    private bool Serving(object message)
    {
        switch (message)
        {
            case Open open:
                Sender.Tell(OpenProgram(open.Order));
                return true;
            case Drain:
                foreach (var program in Context.GetChildren()) program.Tell(new SessionProtocol.CloseProgram());
                return DrainedWhenEmpty([Sender]);
            default:
                return InAnyState(message);
        }
    }

    private object OpenProgram(SessionOrder order)
    {
        var name = order.Id.Value;
        if (!Context.Child(name).IsNobody()) return new Refused($"A mini program with the id '{name}' runs already.");
        var supervisor = Context.WatchWith(Context.ActorOf(order.Placed(SessionSupervisor.PropsFor(order)), name), ProgramGone.Value);
        return new Opened(order.Id, supervisor);
    }

    private Receive Draining(IReadOnlyList<IActorRef> askers) => message =>
    {
        switch (message)
        {
            case Open:
                Sender.Tell(new Refused("The engine is stopping."));
                return true;
            case Drain:
                return DrainedWhenEmpty([.. askers, Sender]);
            case ProgramGone:
                return DrainedWhenEmpty(askers);
            default:
                return InAnyState(message);
        }
    };

    private bool DrainedWhenEmpty(IReadOnlyList<IActorRef> askers)
    {
        var empty = !Context.GetChildren().Any();
        if (empty)
            foreach (var asker in askers) asker.Tell(new Drained());
        Become(Draining(empty ? [] : askers));
        return true;
    }

    private bool InAnyState(object message)
    {
        switch (message)
        {
            case ProgramGone:
                return true;
            case Count:
                Sender.Tell(new Running(Context.GetChildren().Count()));
                return true;
            default:
                return false;
        }
    }

    private sealed record ProgramGone
    {
        public static readonly ProgramGone Value = new();
    }
}
