using Akka.Actor;
using MiniActors.Sockets;

namespace MiniActors.Sessions;

/// <summary>
/// What crashes ends. A socket whose handler threw is resumed once, only to be told to end: so it still answers the calls
/// that wait in its mailbox. A second crash, or any other child's, stops the child; its <c>PostStop</c> pays what it owes.
/// </summary>
internal sealed class ResumeSocketsOnce(LiveSockets sockets, Func<IActorRef, object?> wordOf) : StopAndTell(wordOf)
{
    private readonly HashSet<IActorRef> _ending = [];

    protected override Directive Handle(IActorRef child, Exception exception)
    {
        if (sockets.Of(child) is null || !_ending.Add(child)) return Directive.Stop;
        child.Tell(new SocketProtocol.Crashed(exception.Message));
        return Directive.Resume;
    }

    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children)
    {
        _ending.Remove(child);
        base.HandleChildTerminated(actorContext, child, children);
    }
}
