using Akka.Actor;
using MiniActors.Model;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;
using Failure = MiniActors.Model.Failure;

namespace MiniActors.Sockets;

/// <summary>
/// How a socket speaks to the callbacks of its mini program, in the platform's words. Its last words it does not tell: its
/// supervisor does, in the turn in which the place of the socket is free again (<see cref="SocketProtocol.Ended"/>).
/// </summary>
internal sealed class SocketTeller(SocketOrder order, IActorRef self)
{
    private readonly IActorRef _callbacks = order.Surroundings.Callbacks;

    /// <summary>True while the global listeners hear this socket.</summary>
    public bool Global { get; set; } = order.Global;

    public void Opened(SocketSignal.Opened opened) =>
        Tell(new SocketOpened(order.Socket, Global, opened.Headers, opened.Protocol));

    public void Received(SocketSignal.Received received) =>
        Tell(new SocketReceived(order.Socket, Global, received.Frames, received.Bytes));

    /// <summary>Last words: the socket closed.</summary>
    public IEvent[] Closed(CloseReason reason, bool wasClean) => [new SocketClosed(order.Socket, Global, reason, wasClean)];

    /// <summary>Last words: our own closing handshake is over, one way or the other.</summary>
    public IEvent[] Gone(CloseReason reason, bool wasClean, bool silently) => silently ? Forgotten : Closed(reason, wasClean);

    /// <summary>Last words: the attempt made way for another one before it was open (decision 22: one close, 1000).</summary>
    public IEvent[] MadeWay(bool silently) => Gone(CloseReason.Normal, wasClean: false, silently);

    /// <summary>Last words: the attempt failed.</summary>
    public IEvent[] NeverOpened(SocketSignal.Failed failed) =>
        FailedToOpen(Words(failed.Fault.ToFailureKind(), failed.Cause, failed.Status));

    /// <summary>Last words: its time was up.</summary>
    public IEvent[] ConnectTimedOut() => FailedToOpen(Words(FailureKind.Timeout, "the connection took too long"));

    /// <summary>Last words after it was open: a fault of the peer is an error first; a plain drop is the close alone.</summary>
    public IEvent[] Broke(SocketSignal.Failed failed) =>
        failed.Fault is WireFault.Dropped or WireFault.Aborted or WireFault.Connect or WireFault.Offline
            ? Dropped
            : [Erred(Words(failed.Fault.ToFailureKind(), failed.Cause)), .. Dropped];

    /// <summary>Last words: its handler threw.</summary>
    public IEvent[] CrashedWith(string cause) => [Erred(Words(FailureKind.Internal, cause)), .. Dropped];

    public void CloseAccepted(CallId? call)
    {
        if (call is { } asked) Tell(new Succeeded(asked, CallResult.Done.Value));
    }

    public void Sent(CallId[] calls)
    {
        if (calls.Length > 0) Tell(new SendsSucceeded(calls));
    }

    public void SendsFailed(CallId[] calls, string cause)
    {
        foreach (var call in calls) Refuse(call, "sendSocketMessage", FailureKind.SendFailed, cause);
    }

    public void Refuse(CallId? call, string api, FailureKind kind, string detail)
    {
        if (call is { } asked) Tell(new Failed(asked, order.Surroundings.Profile.Errors.Say(api, kind, ("detail", detail))));
    }

    private IEvent[] FailedToOpen(Failure failure) =>
        [Erred(failure), .. order.Surroundings.Profile.Sockets.CloseAfterFailedHandshake ? Dropped : Forgotten];

    private SocketErred Erred(Failure failure) => new(order.Socket, Global, failure);

    private IEvent[] Dropped => Closed(CloseReason.Dropped, wasClean: false);

    private IEvent[] Forgotten => [new SocketForgotten(order.Socket)];

    private Failure Words(FailureKind kind, string detail, int? status = null)
    {
        var url = new Uri(order.Url);
        return order.Surroundings.Profile.Errors.Say("onSocketError", kind,
            ("detail", detail), ("status", status ?? 0), ("url", url), ("host", url.Host));
    }

    private void Tell(object message) => _callbacks.Tell(message, self);
}
