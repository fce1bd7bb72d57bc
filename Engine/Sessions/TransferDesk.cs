using Akka.Actor;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Transfers;

namespace MiniActors.Sessions;

/// <summary>
/// Who carries which transfer: at most so many lanes at once, the others wait in the order of their calls. Idle lanes are
/// kept for the next call, few of them; the rest are stopped.
/// </summary>
internal sealed class TransferDesk(TransferBounds bounds, Func<IActorRef> makeLane, Action<IActorRef> stopLane)
{
    private readonly Dictionary<CallId, Carried> _carried = [];
    private readonly LinkedList<Waiting> _queue = new();
    private readonly Stack<IActorRef> _idle = new();

    /// <summary>A call that waits for a lane.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Plan">What is wanted.</param>
    internal readonly record struct Waiting(CallId Call, TransferPlan Plan);

    /// <summary>What became of a call that came in.</summary>
    internal enum Intake
    {
        /// <summary>A lane carries it.</summary>
        Started,

        /// <summary>It waits for a lane.</summary>
        Queued,

        /// <summary>Too many wait.</summary>
        Refused,
    }

    /// <summary>The cookies of the mini program, which each transfer takes along.</summary>
    public CookieJar Cookies { get; set; } = CookieJar.Empty;

    /// <summary>How many transfers are in flight.</summary>
    public int InFlight => _carried.Count;

    /// <summary>Takes a call in: it starts, or waits, unless too many wait.</summary>
    public Intake Take(Waiting call)
    {
        if (_carried.Count < bounds.InFlight)
        {
            Start(call, call.Plan.Timeout);
            return Intake.Started;
        }
        if (_queue.Count >= bounds.Queued) return Intake.Refused;
        _queue.AddLast(call);
        return Intake.Queued;
    }

    /// <summary>A lane has answered its call: it takes the next one, or rests.</summary>
    public void Done(CallId call, IActorRef lane)
    {
        if (!_carried.Remove(call)) return;
        if (_idle.Count < bounds.Idle) _idle.Push(lane);
        else stopLane(lane);
        StartNext();
    }

    /// <summary>A lane that is about to die has answered its call.</summary>
    public void Paid(CallId call)
    {
        if (_carried.TryGetValue(call, out var carried)) _carried[call] = carried with { IsPaid = true };
    }

    /// <summary>A lane died. The call that it carried and did not answer, if any, which is owed an answer.</summary>
    public Waiting? Died(IActorRef lane)
    {
        var (call, carried) = _carried.FirstOrDefault(pair => pair.Value.Lane.Equals(lane));
        if (carried.Lane is null)
        {
            var living = _idle.Where(idle => !idle.Equals(lane)).Reverse().ToArray();
            _idle.Clear();
            foreach (var idle in living) _idle.Push(idle);
            return null;
        }
        _carried.Remove(call);
        StartNext();
        return carried.IsPaid ? null : new Waiting(call, carried.Plan);
    }

    /// <summary>The lane that carries this call; null: none does.</summary>
    public IActorRef? CarrierOf(CallId call) => _carried.GetValueOrDefault(call).Lane;

    /// <summary>What is wanted of this call, which is carried; null: it is not.</summary>
    public TransferPlan? PlanOf(CallId call) => _carried.GetValueOrDefault(call).Plan;

    /// <summary>Takes a call out of the queue, and tells what was wanted; null: it does not wait there.</summary>
    public TransferPlan? Withdraw(CallId call)
    {
        for (var node = _queue.First; node is not null; node = node.Next)
        {
            if (node.Value.Call != call) continue;
            _queue.Remove(node);
            return node.Value.Plan;
        }
        return null;
    }

    /// <summary>Every call that is owed an answer: those that wait, then those that are carried.</summary>
    public IReadOnlyList<Waiting> Calls =>
        [.. _queue, .. _carried.Where(pair => !pair.Value.IsPaid).Select(pair => new Waiting(pair.Key, pair.Value.Plan))];

    /// <summary>Forgets every call; the lanes that carry some are not used again.</summary>
    public void Clear()
    {
        _carried.Clear();
        _queue.Clear();
    }

    private void StartNext()
    {
        if (_queue.First is not { } next || _carried.Count >= bounds.InFlight) return;
        _queue.RemoveFirst();
        Start(next.Value, bounds.QueueCounts ? null : next.Value.Plan.Timeout);
    }

    private void Start(Waiting call, TimeSpan? limit)
    {
        var lane = _idle.Count > 0 ? _idle.Pop() : makeLane();
        _carried.Add(call.Call, new Carried(lane, call.Plan, IsPaid: false));
        lane.Tell(new TransferProtocol.Start(call.Call, call.Plan, limit, Cookies));
    }

    /// <summary>A call that a lane carries.</summary>
    /// <param name="Lane">The lane.</param>
    /// <param name="Plan">What is wanted.</param>
    /// <param name="IsPaid">True: it has its answer.</param>
    private readonly record struct Carried(IActorRef Lane, TransferPlan Plan, bool IsPaid);
}

/// <summary>The bounds of a <see cref="TransferDesk"/>.</summary>
/// <param name="InFlight">How many transfers may be in flight.</param>
/// <param name="Queued">How many calls may wait.</param>
/// <param name="Idle">How many idle lanes are kept.</param>
/// <param name="QueueCounts">True: the time limit of a call that waited runs from the call; whoever put it in the queue keeps its time.</param>
internal sealed record TransferBounds(int InFlight, int Queued, int Idle, bool QueueCounts);
