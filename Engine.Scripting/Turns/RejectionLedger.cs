using Jint;
using Jint.Native;
using Jint.Native.Promise;

namespace MiniActors.Scripting;

/// <summary>The promises that were rejected in this turn and that nobody handles so far.</summary>
internal sealed class RejectionLedger
{
    private readonly List<(JsValue Promise, JsValue Reason)> _open = [];
    private readonly HashSet<JsValue> _heard = new(ReferenceEqualityComparer.Instance);

    public RejectionLedger(Engine engine) => engine.Advanced.PromiseRejectionTracker += (_, told) => Track(told);

    /// <summary>What this promise is rejected with in this turn has been told in another way: nobody needs to handle it.</summary>
    public void Excuse(JsValue promise) => _heard.Add(promise);

    /// <summary>What was rejected with this in this turn has been told in another way.</summary>
    public void Forgive(JsValue reason) => _open.RemoveAll(open => ReferenceEquals(open.Reason, reason));

    /// <summary>The rejections that nobody handles, once.</summary>
    public IReadOnlyList<(JsValue Promise, JsValue Reason)> TakeAll()
    {
        _heard.Clear();
        if (_open.Count == 0) return [];
        (JsValue Promise, JsValue Reason)[] rejections = [.. _open];
        _open.Clear();
        return rejections;
    }

    private void Track(PromiseRejectionTrackerEventArgs told)
    {
        if (told.Operation == PromiseRejectionOperation.Handle) _open.RemoveAll(open => ReferenceEquals(open.Promise, told.Promise));
        else if (!_heard.Remove(told.Promise)) _open.Add((told.Promise, told.Value ?? JsValue.Undefined));
    }
}
