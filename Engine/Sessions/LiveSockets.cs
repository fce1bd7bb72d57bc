using Akka.Actor;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Sockets;

namespace MiniActors.Sessions;

/// <summary>
/// The sockets of one mini program that are not over yet, oldest first, and which of them the global functions mean: the
/// newest that was not made with <c>multiple: true</c> (decision 23).
/// </summary>
internal sealed class LiveSockets
{
    private readonly List<Entry> _entries = [];

    /// <summary>One socket.</summary>
    internal sealed record Entry(SocketId Socket, bool Multiple, IActorRef Actor);

    /// <summary>True when none is left.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<Entry> OldestFirst => _entries;

    /// <summary>The one that the global functions mean; null: none.</summary>
    public Entry? Bound => _entries.FindLast(entry => !entry.Multiple);

    /// <summary>As the admission rule counts them.</summary>
    public IReadOnlyList<LiveSocket> Counted => _entries.ConvertAll(entry => new LiveSocket(entry.Socket, entry.Multiple));

    /// <summary>The socket of a task, or the bound one when none is named; null: there is none.</summary>
    public Entry? Find(SocketId? socket) => socket is { } named ? _entries.Find(entry => entry.Socket == named) : Bound;

    /// <summary>The socket of this actor; null: it is none's, or forgotten.</summary>
    public Entry? Of(IActorRef actor) => _entries.Find(entry => entry.Actor.Equals(actor));

    /// <summary>Takes a new socket in; the one that was bound before is told that it no longer is.</summary>
    public void Add(Entry entry)
    {
        if (!entry.Multiple) Bound?.Actor.Tell(new SocketProtocol.Bind(false));
        _entries.Add(entry);
    }

    /// <summary>Forgets a socket; the one that is bound after it is told so. Null: it was forgotten before.</summary>
    public Entry? Remove(SocketId socket)
    {
        var before = Bound;
        var gone = _entries.Find(entry => entry.Socket == socket);
        if (gone is null) return null;
        _entries.Remove(gone);
        if (gone == before) Bound?.Actor.Tell(new SocketProtocol.Bind(true));
        return gone;
    }
}
