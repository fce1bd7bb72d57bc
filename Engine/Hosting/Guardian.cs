using Akka.Actor;
using Akka.Event;
using MiniActors.Sessions;
using static MiniActors.Hosting.GuardianProtocol;

namespace MiniActors.Hosting;

/// <summary>The actor <c>/user/mini-actors</c>: opens mini programs, and drains them when the process stops.</summary>
/// <remarks>Serving ──Drain──▶ Draining ──the last mini program is gone──▶ Empty. A mini program that crashes is stopped, not restarted.</remarks>
internal sealed class Guardian : UntypedActor
{
    /// <summary>Its name below <c>/user</c>.</summary>
    public const string Name = "mini-actors";

    private readonly Dictionary<IActorRef, ISessionEnd> _ends = [];

    public static Props PropsFor() => Props.Create<Guardian>();

    protected override void PreStart() => Become(Serving);

    protected override SupervisorStrategy SupervisorStrategy() => new StopAndTell(program => new ProgramGone(program));

    /// <summary>Those that are left when it is stopped itself went before it.</summary>
    protected override void PostStop()
    {
        foreach (var end in _ends.Values) end.Come();
        _ends.Clear();
    }

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
        var supervisor = Context.ActorOf(order.Placement.Of(SessionSupervisor.PropsFor(order)), name);
        if (order.End is not null) _ends.Add(supervisor, order.End);
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
            case ProgramGone gone:
                Ended(gone);
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
            case ProgramGone gone:
                return Ended(gone);
            case Count:
                Sender.Tell(new Running(Context.GetChildren().Count()));
                return true;
            default:
                return false;
        }
    }

    private bool Ended(ProgramGone gone)
    {
        if (_ends.Remove(gone.Program, out var end)) end.Come();
        return true;
    }

    private sealed record ProgramGone(IActorRef Program) : IDeadLetterSuppression;
}
