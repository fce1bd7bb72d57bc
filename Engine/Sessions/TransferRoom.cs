using Akka.Actor;
using Akka.Event;
using MiniActors.Dispatch;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Transfers;
using MiniActors.Wire;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Sessions;

/// <summary>The part of the supervisor that gives transfers to lanes and keeps their time while they wait.</summary>
internal sealed class TransferRoom
{
    private readonly SessionOrder _order;
    private readonly SessionTeller _teller;
    private readonly IActorContext _context;
    private readonly SparseTimers _timers;
    private readonly IProgramStore _store;
    private readonly NetworkConditions _network;
    private readonly Func<CallId, string, bool> _foundNoWay;
    private readonly TransferDesk _desk;
    private readonly HashSet<CallId> _timed = [];
    private int _lanes;

    public TransferRoom(SessionOrder order, SessionTeller teller, IActorContext context, SparseTimers timers, IProgramStore store,
        NetworkConditions network, Func<CallId, string, bool> foundNoWay)
    {
        (_order, _teller, _context, _timers, _store) = (order, teller, context, timers, store);
        (_network, _foundNoWay) = (network, foundNoWay);
        var max = Math.Min(order.Profile.Http.MaxInFlight ?? int.MaxValue, order.Http.MaxInFlight);
        var bounds = new TransferBounds(max, order.Http.Queue, order.Http.IdleLanes, order.Profile.Http.TimeoutCountsQueue);
        _desk = new TransferDesk(bounds, MakeLane, context.Stop);
    }

    private TransferSurroundings Surroundings => field ??= new TransferSurroundings
    {
        Profile = _order.Profile,
        Program = _order.Program,
        Wire = _order.HttpWire,
        Store = _store,
        Network = _network,
        Clock = _order.Clock,
        Limits = _order.Http,
        TrustedCertificates = _order.TrustedCertificates,
        Callbacks = _teller.Callbacks,
    };

    private JudgedRequests Requests => field ??= new JudgedRequests(_order.Profile, _order.Program);

    public void Begin(ICommand command)
    {
        switch (command)
        {
            case Request request:
                if (_teller.Judged(request.Call, Requests.Judge(request.Options)) is { } asked)
                    Take(request.Call, asked);
                break;
            case UploadFile upload:
                if (_teller.Judged(upload.Call, UploadRule.Judge(_order.Profile, _order.Program, upload.Options, upload.Content)) is { } sent)
                    Take(upload.Call, new TransferPlan.Upload(sent));
                break;
            case DownloadFile download:
                if (_teller.Judged(download.Call, DownloadRule.Judge(_order.Profile, _order.Program, download.Options, download.Target)) is { } fetched)
                    Take(download.Call, new TransferPlan.Download(fetched));
                break;
        }
    }

    private void Take(CallId call, TransferPlan plan)
    {
        if (_foundNoWay(call, plan.Api)) return;
        if (PhoneLimitRule.OfTransfer(_order.Profile, plan.Api, _desk.InFlight) is { } met && !_teller.Passes(call, plan.Api, met)) return;
        switch (_desk.Take(new TransferDesk.Waiting(call, plan)))
        {
            case TransferDesk.Intake.Refused:
                _teller.Fail(call, plan.Api, FailureKind.TooManyCalls, "too many transfers wait");
                break;
            case TransferDesk.Intake.Queued when _order.Profile.Http.TimeoutCountsQueue:
                _timed.Add(call);
                _timers.StartSingleTimer(call, new QueueTimeIsUp(call), plan.Timeout);
                break;
        }
    }

    /// <summary>True when the message was about transfers.</summary>
    public bool Handle(object message)
    {
        switch (message)
        {
            case AbortTransfer abort:
                if (_desk.Withdraw(abort.Call) is { } aborted) Fail(abort.Call, aborted, FailureKind.Aborted, "abort");
                else _desk.CarrierOf(abort.Call)?.Tell(new TransferProtocol.Abort(abort.Call));
                return true;
            case TransferProtocol.Idle idle:
                ForgetTime(idle.Call);
                _desk.Done(idle.Call, _context.Sender);
                return true;
            case TransferProtocol.Paid paid:
                ForgetTime(paid.Call);
                _desk.Paid(paid.Call);
                return true;
            case TransferProtocol.CookiesSet set:
                _desk.Cookies = _desk.Cookies.With(set.Own, set.SetCookies, _order.Clock.GetUtcNow().ToUnixTimeSeconds());
                return true;
            case QueueTimeIsUp timeUp:
                if (_desk.Withdraw(timeUp.Call) is { } late) Fail(timeUp.Call, late, FailureKind.Timeout, "timeout");
                else if (_desk.PlanOf(timeUp.Call) is { LimitIsTotal: true })
                    _desk.CarrierOf(timeUp.Call)?.Tell(new TransferProtocol.TimeIsUp(timeUp.Call));
                return true;
            case LaneGone gone:
                if (_desk.Died(gone.Lane) is var (call, plan)) Fail(call, plan, FailureKind.Internal, "the transfer was cut short");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The mini program ends: every call that is carried or waits fails.</summary>
    public void FailAll()
    {
        foreach (var (call, plan) in _desk.Calls.OrderBy(owed => owed.Call.Value))
        {
            _desk.CarrierOf(call)?.Tell(new TransferProtocol.Forget(call));
            ForgetTime(call);
            _teller.Fail(call, _teller.Closing(plan.Api));
        }
        _desk.Clear();
    }

    /// <summary>The network is taken away: every call that waits or is carried fails.</summary>
    public void Cut(FailureKind why, string detail)
    {
        foreach (var (call, plan) in _desk.Calls)
        {
            if (_desk.Withdraw(call) is not null) Fail(call, plan, why, detail);
            else _desk.CarrierOf(call)?.Tell(new TransferProtocol.Cut(call, why, detail));
        }
    }

    private void Fail(CallId call, TransferPlan plan, FailureKind kind, string detail)
    {
        ForgetTime(call);
        _teller.Fail(call, plan.Api, kind, detail);
    }

    /// <summary>The time of a call that had to wait does not matter any more.</summary>
    private void ForgetTime(CallId call)
    {
        if (_timed.Remove(call)) _timers.Cancel(call);
    }

    private IActorRef MakeLane() =>
        _context.ActorOf(_order.Placement.Of(TransferLane.PropsFor(Surroundings)), $"transfer-{++_lanes}");

    /// <summary>What is told, at the end of a child that is no other's, to <see cref="Handle"/>.</summary>
    public object WordOf(IActorRef lane) => new LaneGone(lane);

    private sealed record QueueTimeIsUp(CallId Call);

    private sealed record LaneGone(IActorRef Lane) : IDeadLetterSuppression;
}
