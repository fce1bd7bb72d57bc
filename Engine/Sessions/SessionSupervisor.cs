using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Dispatch;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Sockets;
using MiniActors.Wire;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Sessions;

/// <summary>
/// The supervisor of one mini program: it enforces the platform's connection policy, and owns the sockets, the transfers and
/// the dispatcher of callbacks.
/// </summary>
/// <remarks>
/// Steady ──a connect over the limit, where the platform replaces──▶ Replacing ──the old sockets are gone──▶ Steady;
/// each goes on while the mini program is hidden and, when it is suspended, refuses what needs the network;
/// each ──CloseProgram──▶ Ending ──all sockets are gone──▶ Finishing ──the callbacks have run──▶ (stopped).
/// </remarks>
internal sealed partial class SessionSupervisor : UntypedActor
{
    private const string EndTimer = "program-close";

    private readonly SessionOrder _order;
    private readonly IActorRef _callbacks;
    private readonly SessionTeller _teller;
    private readonly LiveSockets _sockets = new();
    private readonly SocketRoom _room;
    private readonly IProgramStore _store;

    public SessionSupervisor(SessionOrder order)
    {
        (_order, _network) = (order, new NetworkConditions(order.Program.Network));
        _store = order.Disk.Open(new StoreLimits
        {
            Quota = order.Profile.Files.Quota,
            TempQuota = order.Profile.Files.TempQuota,
            HostDirectories = order.Program.AllowFiles,
        });
        _callbacks = order.Callbacks.Ref ?? MakeCallbacks();
        _teller = new SessionTeller(order, _callbacks);
        _room = new SocketRoom(order, _callbacks, _sockets, Context, _network);
    }

    private SparseTimers Timers { get; } = new(Context);

    public static Props PropsFor(SessionOrder order) => Props.Create<SessionSupervisor>(order);

    /// <summary>The files of the mini program go with it, and what was lent goes back, before anyone is told that it has ended.</summary>
    protected override void PostStop()
    {
        Timers.CancelAll();
        _store.Dispose();
        _order.Streams.Dispose();
    }

    protected override bool AroundReceive(Receive receive, object message) =>
        Timers.Heard(message) is not { } heard || base.AroundReceive(receive, heard);

    protected override void OnReceive(object message)
    {
        if (!Steady(message)) Unhandled(message);
    }

    private bool Steady(object message)
    {
        switch (message)
        {
            case ConnectSocket connect:
                if (Judge(connect) is { } plan) Admit(connect, plan);
                return true;
            default:
                return WhileOpen(message);
        }
    }

    private void Admit(ConnectSocket connect, ConnectPlan plan)
    {
        if (FoundNoWay(connect, plan)) return;
        var admission = AdmissionRule.Decide(_order.Profile.Sockets, plan.Multiple, _sockets.Counted);
        if (PhoneLimitRule.OfSocket(_order.Profile, admission, _sockets.Counted.Count) is { } met && !_teller.Passes(connect, met)) return;
        switch (admission)
        {
            case Admission.Admit:
                Dial(connect, plan);
                break;
            case Admission.Refuse refuse:
                _teller.Refuse(connect, FailureKind.TooManySockets, $"at most {refuse.Limit} sockets at once", ("limit", refuse.Limit));
                break;
            case Admission.Replace replace:
                foreach (var victim in replace.Victims)
                    _sockets.Find(victim)!.Actor.Tell(new SocketProtocol.MakeWay(replace.Silently));
                Become(Replacing(new Replacement(connect, plan, [.. replace.Victims])));
                break;
        }
    }

    private void Dial(ConnectSocket connect, ConnectPlan plan)
    {
        _teller.Succeed(connect.Call, new CallResult.Connecting(connect.Socket));
        _room.Dial(connect.Socket, plan);
    }

    /// <summary>The old sockets are closing; the new call waits for their end, and a still newer one takes its place.</summary>
    private Receive Replacing(Replacement pending) => message =>
    {
        switch (message)
        {
            case ConnectSocket connect:
                if (Judge(connect) is not { } plan) return true;
                if (plan.Multiple) Admit(connect, plan);
                else Supersede(pending, connect, plan);
                return true;
            case CloseSocket { Socket: null } close when _order.Profile.Sockets.CloseWhileConnecting:
                return CloseInstead(pending, close);
            case SocketProtocol.Ended ended:
                Forget(ended);
                Carry(pending, ended.Socket);
                return true;
            case SocketGone gone:
                Lost(gone.Socket);
                Carry(pending, gone.Socket);
                return true;
            case GraceIsOver:
                Become(Steady);
                Suspend();
                return Refused(pending.Connect);
            case CloseProgram close:
                _teller.Refuse(pending.Connect, FailureKind.SessionClosed, "the mini program is closing");
                return BeginEnding(close);
            default:
                return WhileOpen(message);
        }
    };

    private void Supersede(Replacement pending, ConnectSocket connect, ConnectPlan plan)
    {
        _teller.Refuse(pending.Connect, FailureKind.Superseded, "a later connectSocket took its place");
        Become(Replacing(pending with { Connect = connect, Plan = plan }));
    }

    /// <summary>The attempt that waits is the newest: closing means that one, and it has not dialled yet.</summary>
    private bool CloseInstead(Replacement pending, CloseSocket close)
    {
        if (_room.JudgeClose(close, _teller) is null) return true;
        _teller.Succeed(close.Call, CallResult.Done.Value);
        _teller.Refuse(pending.Connect, FailureKind.Aborted, "closed before it could dial");
        Become(Steady);
        return true;
    }

    private void Carry(Replacement pending, SocketId gone)
    {
        var left = pending.Victims.Remove(gone);
        if (left.Count > 0)
        {
            Become(Replacing(pending with { Victims = left }));
            return;
        }
        Become(Steady);
        if (!FoundNoWay(pending.Connect, pending.Plan)) Dial(pending.Connect, pending.Plan);
    }

    private bool WhileOpen(object message)
    {
        switch (message)
        {
            case SendSocketMessages send:
                _room.Send(send, _teller);
                return true;
            case CloseSocket close:
                _room.Close(close, _teller);
                return true;
            case Request or UploadFile or DownloadFile:
                if (!Refused((ICommand)message)) Transfers.Begin((ICommand)message);
                return true;
            case Hide or Show or GraceIsOver:
                return Appear(message);
            case SetNetwork change:
                return Change(change);
            case CloseProgram close:
                return BeginEnding(close);
            default:
                return HandledByTransfers(message) || InAnyState(message);
        }
    }

    private bool HandledByTransfers(object message) => _transfers?.Handle(message) == true;

    private bool InAnyState(object message)
    {
        switch (message)
        {
            case SocketProtocol.Ended ended:
                Forget(ended);
                return true;
            case SocketGone gone:
                Lost(gone.Socket);
                return true;
            case SocketProtocol.Opened or AbortTransfer:
                return true;
            case CallbacksGone:
                return BeginEnding(new CloseProgram(Silently: true), alone: true);
            default:
                return false;
        }
    }

    private void Forget(SocketProtocol.Ended ended)
    {
        var gone = _sockets.Remove(ended.Socket);
        foreach (var word in ended.LastWords) _callbacks.Tell(word);
        gone?.Actor.Tell(new SocketProtocol.Release());
    }

    private ConnectPlan? Judge(ConnectSocket connect)
    {
        if (Refused(connect)) return null;
        ConnectPlan? plan = _teller.Judged(connect.Call, ConnectRule.Judge(_order.Profile, _order.Program, connect.Options));
        if (plan is null) _callbacks.Tell(new CallbackProtocol.SocketForgotten(connect.Socket));
        if (plan?.TellInstead is not { } error) return plan;
        _teller.Succeed(connect.Call, new CallResult.Connecting(connect.Socket));
        _callbacks.Tell(new CallbackProtocol.SocketErred(connect.Socket, !plan.Multiple, error));
        _callbacks.Tell(new CallbackProtocol.SocketForgotten(connect.Socket));
        return null;
    }

    private sealed record TimeIsUp
    {
        public static readonly TimeIsUp Value = new();
    }
}
