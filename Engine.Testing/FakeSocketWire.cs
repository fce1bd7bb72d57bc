using System.Collections.Concurrent;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Testing;

/// <summary>
/// A network for WebSockets in which nothing happens until the test says so. Every dial becomes a <see cref="FakeSocketLink"/>;
/// what the engine asks of it is told to the test, which plays the server through its members.
/// </summary>
/// <param name="told">Told everything that the engine asks, in order; e.g. <c>asked => probe.Tell(asked)</c>. Null: nobody.</param>
public sealed class FakeSocketWire(Action<WireAsked>? told = null) : ISocketWire
{
    private readonly ConcurrentQueue<FakeSocketLink> _links = new();

    /// <summary>Every link that was dialled, in order.</summary>
    public IReadOnlyList<FakeSocketLink> Links => [.. _links];

    /// <summary>When set, <see cref="Dial"/> throws what it makes: a fault that a real wire must not have.</summary>
    public Func<Exception>? BrokenDial { get; set; }

    /// <inheritdoc />
    public ISocketLink Dial(SocketDial dial, Action<SocketSignal> sink)
    {
        if (BrokenDial is { } broken) throw broken();
        var link = new FakeSocketLink(dial, sink, told);
        _links.Enqueue(link);
        told?.Invoke(new WireAsked.Dial(link));
        return link;
    }
}

/// <summary>What the engine asks of a fake link.</summary>
public abstract record WireAsked
{
    private WireAsked()
    {
    }

    /// <summary>The link that was asked.</summary>
    public required FakeSocketLink Link { get; init; }

    /// <summary>A dial.</summary>
    public sealed record Dial : WireAsked
    {
        /// <summary>The new link.</summary>
        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public Dial(FakeSocketLink link) => Link = link;
    }

    /// <summary>Frames to write.</summary>
    public sealed record Send(IReadOnlyList<Frame> Frames) : WireAsked;

    /// <summary>Room to read on.</summary>
    public sealed record Credit(int Messages, int Bytes) : WireAsked;

    /// <summary>A close frame to send.</summary>
    public sealed record Close(CloseReason Reason) : WireAsked;

    /// <summary>The end of the connection.</summary>
    public sealed record Abort : WireAsked;
}
