using Akka.Actor;

namespace MiniActors.Dispatch;

/// <summary>
/// The timers of one actor, as <see cref="IWithTimers"/> has them, that hold nothing while none is set: actors wait by the ten
/// thousand, and few of them for a time.
/// </summary>
/// <remarks>
/// A timer tells its actor itself. What is no longer in the table was cancelled, or set anew: it is not heard, even if it lies in
/// the mailbox by then. The actor passes what it receives through <see cref="Heard"/>, and cancels all when it stops. Not thread-safe.
/// </remarks>
/// <param name="context">The actor's.</param>
internal sealed class SparseTimers(IActorContext context)
{
    private Dictionary<object, Due>? _set;

    /// <summary>Tells the actor this message after that time; a timer with the same key is cancelled.</summary>
    public void StartSingleTimer(object key, object message, TimeSpan delay)
    {
        Cancel(key);
        var due = new Due(key, message);
        due.Task = context.System.Scheduler.ScheduleTellOnceCancelable(delay, context.Self, due, ActorRefs.NoSender);
        (_set ??= []).Add(key, due);
    }

    /// <summary>The timer with this key, if there is one, will not be heard.</summary>
    public void Cancel(object key)
    {
        if (_set?.GetValueOrDefault(key) is not { } due) return;
        due.Task?.Cancel();
        Forget(due);
    }

    /// <summary>No timer will be heard.</summary>
    public void CancelAll()
    {
        foreach (var key in _set?.Keys.ToArray() ?? []) Cancel(key);
    }

    /// <summary>What the actor hears of what it received: the message of a timer, or what is none; null: nothing.</summary>
    public object? Heard(object received)
    {
        if (received is not Due due) return received;
        if (_set?.GetValueOrDefault(due.Key) != due) return null;
        Forget(due);
        return due.Message;
    }

    private void Forget(Due due)
    {
        _set!.Remove(due.Key);
        if (_set.Count == 0) _set = null;
    }

    private sealed class Due(object key, object message) : INoSerializationVerificationNeeded
    {
        public object Key => key;

        public object Message => message;

        public ICancelable? Task { get; set; }
    }
}
