using Akka.Actor;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Transfers;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Sessions;

/// <summary>The part of the supervisor that gives transfers to lanes and keeps their time while they wait.</summary>
internal sealed class TransferRoom
{
    private readonly SessionOrder _order;
    private readonly SessionTeller _teller;
    private readonly IActorContext _context;
    private readonly IWithTimers _owner;
    private readonly TransferDesk _desk;
    private int _lanes;

    public TransferRoom(SessionOrder order, SessionTeller teller, IActorContext context, IWithTimers owner)
    {
        (_order, _teller, _context, _owner) = (order, teller, context, owner);
        var max = Math.Min(order.Profile.Http.MaxInFlight ?? int.MaxValue, order.Http.MaxInFlight);
        var bounds = new TransferBounds(max, order.Http.Queue, order.Http.IdleLanes, order.Profile.Http.TimeoutCountsQueue);
        _desk = new TransferDesk(bounds, MakeLane, context.Stop);
    }

    private TransferSurroundings Surroundings => field ??= new TransferSurroundings
    {
        Profile = _order.Profile,
        Wire = _order.HttpWire,
        Limits = _order.Http,
        TrustedCertificates = _order.TrustedCertificates,
        Callbacks = _teller.Callbacks,
    };

    public void Begin(Request request)
    {
        if (_teller.Judged(request.Call, RequestRule.Judge(_order.Profile, _order.Program, request.Options)) is not { } plan) return;
        if (!_desk.TryTake(new TransferDesk.Waiting(request.Call, plan)))
            _teller.Fail(request.Call, "request", FailureKind.TooManyCalls, "too many requests wait");
        else if (_desk.CarrierOf(request.Call) is null && _order.Profile.Http.TimeoutCountsQueue)
            _owner.Timers.StartSingleTimer(request.Call, new QueueTimeIsUp(request.Call), plan.Timeout);
    }

    /// <summary>True when the message was about transfers.</summary>
    public bool Handle(object message)
    {
        switch (message)
        {
            case AbortTransfer abort:
                if (_desk.Withdraw(abort.Call)) Fail(abort.Call, FailureKind.Aborted, "abort");
                else _desk.CarrierOf(abort.Call)?.Tell(new TransferProtocol.Abort(abort.Call));
                return true;
            case TransferProtocol.Idle idle:
                _owner.Timers.Cancel(idle.Call);
                _desk.Done(idle.Call, _context.Sender);
                return true;
            case QueueTimeIsUp timeUp:
                if (_desk.Withdraw(timeUp.Call)) Fail(timeUp.Call, FailureKind.Timeout, "timeout");
                else _desk.CarrierOf(timeUp.Call)?.Tell(new TransferProtocol.TimeIsUp(timeUp.Call));
                return true;
            case LaneGone gone:
                if (_desk.Died(gone.Lane) is { } owed) Fail(owed, FailureKind.Internal, "the transfer was cut short");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The mini program ends: every call that is carried or waits fails.</summary>
    public void FailAll()
    {
        foreach (var call in _desk.Clear())
        {
            _owner.Timers.Cancel(call);
            _teller.Fail(call, _teller.Closing("request"));
        }
    }

    private void Fail(CallId call, FailureKind kind, string detail) => _teller.Fail(call, "request", kind, detail);

    private IActorRef MakeLane()
    {
        var lane = _context.ActorOf(TransferLane.PropsFor(Surroundings), $"transfer-{++_lanes}");
        return _context.WatchWith(lane, new LaneGone(lane));
    }

    private sealed record QueueTimeIsUp(CallId Call);

    private sealed record LaneGone(IActorRef Lane);
}
