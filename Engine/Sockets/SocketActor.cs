using Akka.Actor;
using Akka.Event;
using MiniActors.Callbacks;
using MiniActors.Dispatch;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Wire;
using static MiniActors.Sockets.SocketProtocol;

namespace MiniActors.Sockets;

/// <summary>One WebSocket attempt, from the dial to the last callback; it is never reused.</summary>
/// <remarks>
/// Connecting ──Opened──▶ Open ──Close──▶ Closing ──Closed──▶ Ended ──Release──▶ (stopped); every state goes to Ended when
/// the wire fails or the time is up. In Ended it still answers what reaches it, so that no call is lost.
/// </remarks>
internal sealed class SocketActor : UntypedActor
{
    private const string ConnectTimer = "connect";
    private const string CloseTimer = "close";

    private readonly SocketOrder _order;
    private readonly SocketTeller _teller;
    private readonly SendLedger _owed;
    // Kept here, because Akka.NET would keep a stack of behaviours and tables for it.
    private Receive _state;
    private ISocketLink? _link;

    public SocketActor(SocketOrder order)
    {
        (_order, _state) = (order, Connecting);
        _owed = new SendLedger(order.Surroundings.Limits);
        _teller = new SocketTeller(order, Self);
    }

    private SparseTimers Timers { get; } = new(Context);

    public static Props PropsFor(SocketOrder order) => Props.Create<SocketActor>(order);

    protected override void OnReceive(object message)
    {
        if (!_state(message)) Unhandled(message);
    }

    private new void Become(Receive state) => _state = state;

    /// <summary>
    /// A handler that throws leaves a state that cannot be trusted: from here on calls are refused, until the supervisor,
    /// which resumes this actor, says how it ends (<see cref="Crashed"/>).
    /// </summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            // A network that is taken away is a wire that fails.
            return Timers.Heard(message) is not { } heard
                || base.AroundReceive(receive, heard is NetworkLost lost ? new SocketSignal.Failed(WireFault.Offline, lost.Cause) : heard);
        }
        catch
        {
            Become(InAnyState);
            throw;
        }
    }

    private bool Connecting(object message)
    {
        switch (message)
        {
            case Dial dial:
                Begin(dial.Plan);
                return true;
            case SocketSignal.Opened opened:
                Timers.Cancel(ConnectTimer);
                _teller.Opened(opened);
                Become(Open);
                return true;
            case SocketSignal.Failed failed:
                return End(_teller.NeverOpened(failed));
            case TimeIsUp:
                return End(_teller.ConnectTimedOut());
            case Close { WhileConnecting: false } close:
                _teller.Refuse(close.Call, "closeSocket", FailureKind.NotOpen, "the WebSocket is not open yet");
                return true;
            case Close close:
                _teller.CloseAccepted(close.Call);
                return End(_teller.Closed(close.Reason, wasClean: false));
            case MakeWay way:
                return End(_teller.MadeWay(way.Silently));
            default:
                return InAnyState(message);
        }
    }

    private void Begin(ConnectPlan plan)
    {
        var self = Self;
        Timers.StartSingleTimer(ConnectTimer, TimeIsUp.Value, plan.Timeout);
        _link = _order.Surroundings.Wire.Dial(SocketDialOf.Plan(plan, _order.Surroundings), signal => { using (Relay.Enter()) self.Tell(signal, ActorRefs.NoSender); });
    }

    private bool Open(object message)
    {
        switch (message)
        {
            case Send send:
                Write(send.Messages);
                return true;
            case SocketSignal.Closed closed:
                return End(_teller.Closed(closed.Reason, wasClean: true));
            case SocketSignal.Failed failed:
                return End(_teller.Broke(failed));
            case Close close:
                _teller.CloseAccepted(close.Call);
                return BeginClosing(close.Reason, silently: false);
            case MakeWay way:
                return BeginClosing(CloseReason.Normal, way.Silently);
            default:
                return WhileLinked(message);
        }
    }

    private bool BeginClosing(CloseReason reason, bool silently)
    {
        Become(Closing(silently));
        Timers.StartSingleTimer(CloseTimer, TimeIsUp.Value, _order.Surroundings.CloseTimeout);
        _link!.Close(reason);
        return true;
    }

    /// <summary>Our close frame is on its way; messages that arrive before the peer's are still delivered.</summary>
    private Receive Closing(bool silently) => message =>
    {
        switch (message)
        {
            case SocketSignal.Closed closed:
                return End(_teller.Gone(closed.Reason, wasClean: true, silently));
            case SocketSignal.Failed or TimeIsUp:
                return End(_teller.Gone(CloseReason.Dropped, wasClean: false, silently));
            case MakeWay way:
                Become(Closing(way.Silently));
                return true;
            case Cut cut:
                return End(_teller.Gone(cut.Reason, wasClean: false, silently));
            default:
                return WhileLinked(message);
        }
    };

    /// <summary>Open or closing: what the peer sends is delivered.</summary>
    private bool WhileLinked(object message)
    {
        switch (message)
        {
            case SocketSignal.Received received:
                _teller.Received(received);
                return true;
            case CallbackProtocol.Credit credit:
                _link!.Credit(credit.Messages, credit.Bytes);
                return true;
            default:
                return InAnyState(message);
        }
    }

    /// <summary>Over, but not forgotten yet: whatever arrives finds an answer.</summary>
    private bool Ended(object message)
    {
        switch (message)
        {
            case Release:
                Context.Stop(Self);
                return true;
            case SocketSignal or CallbackProtocol.Credit or TimeIsUp or MakeWay or Cut or Crashed or Dial:
                return true;
            default:
                return InAnyState(message);
        }
    }

    private bool InAnyState(object message)
    {
        switch (message)
        {
            case SocketSignal.Sent sent:
                _teller.Sent(_owed.Settle(sent.Count));
                return true;
            case SocketSignal.SendFailed failed:
                _teller.SendsFailed(_owed.Settle(failed.Count), failed.Cause);
                return true;
            case Send send:
                foreach (var late in send.Messages)
                    _teller.Refuse(late.Call, "sendSocketMessage", FailureKind.NotOpen, "the WebSocket is not open");
                return true;
            case Close close:
                _teller.Refuse(close.Call, "closeSocket", FailureKind.NotOpen, "the WebSocket is closing or closed");
                return true;
            case Bind bind:
                _teller.Global = bind.Global;
                return true;
            case Cut cut:
                return End(_teller.Closed(cut.Reason, wasClean: false));
            case Crashed crashed:
                return End(_teller.CrashedWith(crashed.Cause));
            case Release:
                return End([]);
            default:
                return false;
        }
    }

    private void Write(IReadOnlyList<Outgoing> messages)
    {
        var frames = new List<Frame>(messages.Count);
        foreach (var message in messages)
        {
            if (_owed.TryOwe(message.Call, message.Frame.WireLength)) frames.Add(message.Frame);
            else _teller.Refuse(message.Call, "sendSocketMessage", FailureKind.BufferFull, "the peer does not read: the send queue is full");
        }
        if (frames.Count > 0) _link!.Send(frames);
    }

    /// <summary>The one way out: answer what is owed, cut the connection, and then say it to the supervisor, who tells the last words.</summary>
    private bool End(CallbackProtocol.IEvent[] lastWords)
    {
        Become(Ended);
        Timers.CancelAll();
        _teller.SendsFailed(_owed.SettleAll(), "the connection is closed");
        try { _link?.Abort(); }
        catch (Exception cause) { Context.GetLogger().Error(cause, "The connection of socket {0} could not be cut", _order.Socket); }
        _link = null;
        Context.Parent.Tell(new SocketProtocol.Ended(_order.Socket, lastWords));
        return true;
    }

    protected override void PostStop()
    {
        Timers.CancelAll();
        _teller.SendsFailed(_owed.SettleAll(), "the connection is closed");
        _link?.Abort();
    }

    private sealed record TimeIsUp
    {
        public static readonly TimeIsUp Value = new();
    }
}
