using Akka.Actor;

namespace MiniActors.Sessions;

/// <summary>
/// What crashes is stopped, and a parent is told that a child of its is gone, however it went: behind all that the child told it,
/// and when the child's name is free again. Akka.NET says it to every parent; a death watch besides would take some 600 bytes a child.
/// </summary>
/// <param name="wordOf">What the parent is told of the end of this child; null: nothing, because nobody waits for it.</param>
internal class StopAndTell(Func<IActorRef, object?> wordOf) : OneForOneStrategy(_ => Directive.Stop)
{
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children)
    {
        if (wordOf(child) is { } word) actorContext.Self.Tell(word, child);
    }
}
