using Akka.Actor;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Transfers;

namespace MiniActors.Sessions;

/// <summary>
/// Who carries which transfer: at most so many lanes at once, the others wait in the order of their calls. Idle lanes are
/// kept for the next call, few of them; the rest are stopped.
/// </summary>
internal sealed class TransferDesk(int maxInFlight, int maxQueued, int maxIdle, Func<IActorRef> makeLane, Action<IActorRef> stopLane)
{
    private readonly Dictionary<CallId, IActorRef> _carried = [];
    private readonly LinkedList<Waiting> _queue = new();
    private readonly Stack<IActorRef> _idle = new();

    /// <summary>A call that waits for a lane.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Plan">What to ask.</param>
    /// <param name="Due">When its time is up, on the monotonic clock.</param>
    internal sealed record Waiting(CallId Call, RequestPlan Plan, TimeSpan Due);

    /// <summary>How many transfers are in flight.</summary>
    public int InFlight => _carried.Count;

    /// <summary>How many calls wait.</summary>
    public int Queued => _queue.Count;

    /// <summary>Takes a call in: it starts, or waits. False: too many wait.</summary>
    public bool TryTake(Waiting call, TimeSpan now)
    {
        if (_carried.Count < maxInFlight) Start(call, now);
        else if (_queue.Count < maxQueued) _queue.AddLast(call);
        else return false;
        return true;
    }

    /// <summary>A lane has answered its call: it takes the next one, or rests.</summary>
    public void Done(CallId call, IActorRef lane, TimeSpan now)
    {
        if (!_carried.Remove(call)) return;
        if (_idle.Count < maxIdle) _idle.Push(lane);
        else stopLane(lane);
        StartNext(now);
    }

    /// <summary>A lane died. The call that it carried, if any, which is owed an answer.</summary>
    public CallId? Died(IActorRef lane, TimeSpan now)
    {
        var carried = _carried.FirstOrDefault(pair => pair.Value.Equals(lane));
        if (carried.Value is null)
        {
            var living = _idle.Where(idle => !idle.Equals(lane)).Reverse().ToArray();
            _idle.Clear();
            foreach (var idle in living) _idle.Push(idle);
            return null;
        }
        _carried.Remove(carried.Key);
        StartNext(now);
        return carried.Key;
    }

    /// <summary>The lane that carries this call; null: none does.</summary>
    public IActorRef? CarrierOf(CallId call) => _carried.GetValueOrDefault(call);

    /// <summary>Takes a call out of the queue; false: it does not wait there.</summary>
    public bool Withdraw(CallId call)
    {
        for (var node = _queue.First; node is not null; node = node.Next)
        {
            if (node.Value.Call != call) continue;
            _queue.Remove(node);
            return true;
        }
        return false;
    }

    /// <summary>Every call, carried and waiting, none of which is any more.</summary>
    public IReadOnlyList<CallId> Clear()
    {
        CallId[] all = [.. _carried.Keys, .. _queue.Select(waiting => waiting.Call)];
        _carried.Clear();
        _queue.Clear();
        return all;
    }

    private void StartNext(TimeSpan now)
    {
        if (_queue.First is not { } next || _carried.Count >= maxInFlight) return;
        _queue.RemoveFirst();
        Start(next.Value, now);
    }

    private void Start(Waiting call, TimeSpan now)
    {
        var lane = _idle.Count > 0 ? _idle.Pop() : makeLane();
        _carried.Add(call.Call, lane);
        var remaining = call.Due > now ? call.Due - now : TimeSpan.Zero;
        lane.Tell(new TransferProtocol.Start(call.Call, call.Plan, remaining));
    }
}
