using Jint.Native;
using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>A call that waits for its answer, and who hears it.</summary>
/// <param name="Api">Its name.</param>
/// <param name="Options">Its callbacks.</param>
/// <param name="Normalised">True: made through <c>React.api</c>; the result has the seed's names.</param>
internal sealed record OpenCall(string Api, CallOptions Options, bool Normalised)
{
    /// <summary>The promise that settles after the callbacks; null: there is none.</summary>
    public ScriptPromise? Promise { get; init; }

    /// <summary>True: a callback hears of the failure, so that the promise's rejection needs nobody.</summary>
    public bool IsHeard { get; init; }

    /// <summary>True: a callback or a promise waits for the answer.</summary>
    public bool IsAwaited => Options.IsCallbackStyle || Promise is not null;

    /// <summary>What the promise resolves to; null: the result.</summary>
    public JsValue? ResolvesTo { get; set; }

    /// <summary>Adds to the result what only the realm can make; null: nothing.</summary>
    public Action<JsObject>? Adds { get; set; }

    /// <summary>The listeners of the task; null: the call is no transfer.</summary>
    public TransferListeners? Transfer { get; set; }

    /// <summary>Where the script called; null: unknown, or nobody watches.</summary>
    public ScriptPlace? Place { get; init; }

    /// <summary>The socket that the call opens; null: none.</summary>
    public SocketId? Opens { get; set; }

    /// <summary>The socket that a successful call closes; null: none that is known.</summary>
    public SocketId? Closes { get; init; }
}

/// <summary>The calls of one script that wait for their answer; each is taken out once.</summary>
internal sealed class OpenCalls
{
    private readonly SortedDictionary<long, OpenCall> _open = [];
    private long _last;

    public int Count => _open.Count;

    public CallId Enter(OpenCall call)
    {
        _open.Add(++_last, call);
        return new CallId(_last);
    }

    /// <summary>A call that waits; null: it has been answered.</summary>
    public OpenCall? Find(CallId call) => _open.GetValueOrDefault(call.Value);

    /// <summary>Takes a call out to answer it; null: it has been answered.</summary>
    public OpenCall? Take(CallId call) => _open.Remove(call.Value, out var open) ? open : null;

    /// <summary>The open calls, oldest first.</summary>
    public IReadOnlyList<CallId> Ids => [.. _open.Keys.Select(id => new CallId(id))];
}
