using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace MiniActors.Dispatch;

/// <summary>
/// A mailbox that holds nothing while it is empty, for actors that wait by the ten thousand: the default one keeps a segment of
/// 32 places. In <c>hocon.conf</c>: <c>mailbox-type = "MiniActors.Dispatch.LinkedMailbox, MiniActors.Engine"</c>.
/// </summary>
/// <param name="settings">The settings of the ActorSystem.</param>
/// <param name="config">The mailbox's block; it has no setting of its own.</param>
public sealed class LinkedMailbox(Settings settings, Config config) : MailboxType(settings, config), IProducesMessageQueue<LinkedMessageQueue>
{
    /// <inheritdoc />
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new LinkedMessageQueue();
}

/// <summary>The queue of a <see cref="LinkedMailbox"/>: any thread adds, one at a time takes.</summary>
/// <remarks>
/// Invariants: <c>_first</c> is spent, and what follows it is next; only who takes moves it. Who adds swings <c>_last</c> first and
/// links then. Between an actor that falls idle and looks once more, and one that adds and finds it busy, one must see the other:
/// the swing is a full fence before the look at the actor, the link alone is not. So there are messages from the swing on
/// (<see cref="HasMessages"/>), and who takes waits for a link that is on its way.
/// Who takes a node keeps the one before it, which is spent, for what its thread adds next (<see cref="SpentNodes"/>): who linked it
/// is through with it, since the link was there. <c>HasMessages</c> is true for who takes; on another thread it may be late.
/// </remarks>
public sealed class LinkedMessageQueue : IMessageQueue, IUnboundedMessageQueueSemantics
{
    private Node _first;
    private Node _last;

    /// <summary>An empty queue.</summary>
    public LinkedMessageQueue() => _first = _last = new Node();

    /// <inheritdoc />
    public bool HasMessages => Volatile.Read(ref _last) != Volatile.Read(ref _first);

    /// <summary>How many wait; it counts them.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            for (var node = Volatile.Read(ref _first.Next); node is not null; node = Volatile.Read(ref node.Next)) count++;
            return count;
        }
    }

    /// <inheritdoc />
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        var node = SpentNodes.Take() ?? new Node();
        node.Envelope = envelope;
        Volatile.Write(ref Interlocked.Exchange(ref _last, node).Next, node);
    }

    /// <inheritdoc />
    public bool TryDequeue(out Envelope envelope)
    {
        if (!HasMessages)
        {
            envelope = default;
            return false;
        }
        var next = Next();
        envelope = next.Envelope;
        // The node stays as the spent one: what it carried must not. And the one before it lets go of it: a dead node that has
        // grown old would keep every node behind it from the youngest generation's collections.
        next.Envelope = default;
        var spent = _first;
        _first = next;
        spent.Next = null;
        SpentNodes.Keep(spent);
        return true;
    }

    /// <inheritdoc />
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }

    private Node Next()
    {
        var wait = new SpinWait();
        while (true)
        {
            if (Volatile.Read(ref _first.Next) is { } next) return next;
            // Who adds was stopped between two instructions: no need to sleep.
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    private sealed class Node
    {
        public Envelope Envelope;
        public Node? Next;
    }

    /// <summary>The spent nodes of each thread, few of them. One thread carries a call from actor to actor, and takes as many as it adds.</summary>
    private static class SpentNodes
    {
        private const int Most = 32;

        [ThreadStatic]
        private static Node[]? t_nodes;

        [ThreadStatic]
        private static int t_count;

        public static Node? Take() => t_count > 0 ? t_nodes![--t_count] : null;

        public static void Keep(Node node)
        {
            if (t_count < Most) (t_nodes ??= new Node[Most])[t_count++] = node;
        }
    }
}
