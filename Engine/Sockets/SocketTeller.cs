using Akka.Actor;
using MiniActors.Model;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;
using Failure = MiniActors.Model.Failure;

namespace MiniActors.Sockets;

/// <summary>How a socket speaks to the callbacks of its mini program, in the platform's words.</summary>
internal sealed class SocketTeller(SocketOrder order, IActorRef self)
{
    private readonly IActorRef _callbacks = order.Surroundings.Callbacks;

    /// <summary>True while the global listeners hear this socket.</summary>
    public bool Global { get; set; } = order.Global;

    public void Opened(SocketSignal.Opened opened) =>
        Tell(new SocketOpened(order.Socket, Global, opened.Headers, opened.Protocol));

    public void Received(SocketSignal.Received received) =>
        Tell(new SocketReceived(order.Socket, Global, received.Frames, received.Bytes));

    public void Closed(CloseReason reason, bool wasClean) => Tell(new SocketClosed(order.Socket, Global, reason, wasClean));

    /// <summary>Our own closing handshake is over, one way or the other.</summary>
    public void Gone(CloseReason reason, bool wasClean, bool silently)
    {
        if (silently) Tell(new SocketForgotten(order.Socket));
        else Closed(reason, wasClean);
    }

    /// <summary>The attempt made way for another one before it was open (decision 22: one close, 1000).</summary>
    public void MadeWay(bool silently) => Gone(CloseReason.Normal, wasClean: false, silently);

    public void NeverOpened(SocketSignal.Failed failed) =>
        FailedToOpen(Words(failed.Fault.ToFailureKind(), failed.Cause, failed.Status));

    public void ConnectTimedOut() => FailedToOpen(Words(FailureKind.Timeout, "the connection took too long"));

    /// <summary>After it was open: a fault of the peer is an error first; a plain drop is the close alone.</summary>
    public void Broke(SocketSignal.Failed failed)
    {
        if (failed.Fault is not (WireFault.Dropped or WireFault.Aborted or WireFault.Connect or WireFault.Offline))
            Tell(new SocketErred(order.Socket, Global, Words(failed.Fault.ToFailureKind(), failed.Cause)));
        Closed(CloseReason.Dropped, wasClean: false);
    }

    public void CrashedWith(string cause)
    {
        Tell(new SocketErred(order.Socket, Global, Words(FailureKind.Internal, cause)));
        Closed(CloseReason.Dropped, wasClean: false);
    }

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

    private void FailedToOpen(Failure failure)
    {
        Tell(new SocketErred(order.Socket, Global, failure));
        if (order.Surroundings.Profile.Sockets.CloseAfterFailedHandshake) Closed(CloseReason.Dropped, wasClean: false);
        else Tell(new SocketForgotten(order.Socket));
    }

    private Failure Words(FailureKind kind, string detail, int? status = null)
    {
        var url = new Uri(order.Url);
        return order.Surroundings.Profile.Errors.Say("onSocketError", kind,
            ("detail", detail), ("status", status ?? 0), ("url", url), ("host", url.Host));
    }

    private void Tell(object message) => _callbacks.Tell(message, self);
}
