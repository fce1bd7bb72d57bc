using MiniActors.Model;

namespace MiniActors.Callbacks;

/// <summary>
/// The calls of one C# program that wait for their answer. A call is entered before its command is told, and whoever takes
/// it out answers it: so it is answered once, by the dispatcher, or by the end of the mini program.
/// </summary>
internal sealed class CallLedger
{
    private readonly SmallTable<CallId, IOpenCall> _open = new();
    private long _last;

    /// <summary>How many calls are open.</summary>
    public int Count => _open.Count;

    /// <summary>A new call; nobody waits for it yet.</summary>
    public CallId Next() => new(Interlocked.Increment(ref _last));

    /// <summary>Somebody waits for this call.</summary>
    public void Enter(CallId call, IOpenCall waiting) => _open.Add(call, waiting);

    /// <summary>A call that waits; null: it was answered before, or nobody waits.</summary>
    public IOpenCall? Find(CallId call) => _open.Find(call);

    /// <summary>Takes a call out to answer it; null: it was answered before, or nobody waits.</summary>
    public IOpenCall? Take(CallId call) => _open.Take(call);

    /// <summary>Takes every call out, oldest first.</summary>
    public IReadOnlyList<IOpenCall> TakeAll() =>
        [.. _open.Keys.OrderBy(call => call.Value).Select(Take).OfType<IOpenCall>()];
}

/// <summary>Who waits for the answer to a call.</summary>
internal interface IOpenCall
{
    /// <summary>The name of its API.</summary>
    string Api { get; }

    /// <summary>Who listens to the transfer meanwhile; null: it is none.</summary>
    TransferListeners? Listeners { get; }

    /// <summary>Runs <c>success</c>, then <c>complete</c>.</summary>
    void Succeed(CallResult result, Guest guest);

    /// <summary>Runs <c>fail</c>, then <c>complete</c>.</summary>
    void Fail(Failure failure, Guest guest);
}
