using Jint;
using Jint.Native;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>The listeners of what happens to the mini program itself: shown, hidden, another network, an error.</summary>
internal sealed class HostEvents(HostSurroundings around, HostFacts facts, ScriptTurn turn)
{
    private readonly Dictionary<string, ListenerSet<JsValue>> _sets = [];
    private bool _tellsError;

    /// <summary><c>onX</c> or <c>offX</c>.</summary>
    public JsValue Make(string name)
    {
        var adds = name.StartsWith("on", StringComparison.Ordinal);
        var set = SetOf(name[(adds ? 2 : 3)..]);
        return around.Act(name, listener =>
        {
            if (adds && listener.IsCallable()) set.Add(listener);
            else if (!adds) set.Remove(listener.IsCallable() ? listener : null);
        });
    }

    /// <summary><c>onAppShow</c>, or <c>onShow</c> where it is called so.</summary>
    public void Shown()
    {
        Tell("AppShow", "onAppShow");
        Tell("Show", "onShow");
    }

    /// <summary><c>onAppHide</c>, or <c>onHide</c> where it is called so.</summary>
    public void Hidden()
    {
        Tell("AppHide", "onAppHide");
        Tell("Hide", "onHide");
    }

    /// <summary><c>onNetworkStatusChange</c>.</summary>
    public void Changed(NetworkState network)
    {
        facts.Network = network;
        Tell("NetworkStatusChange", "onNetworkStatusChange");
    }

    /// <summary><c>onError</c>; one that throws itself is not told of it.</summary>
    public void Erred(string text) => TellOnce("Error", JsString.Create(text));

    /// <summary><c>onUnhandledRejection</c>; a rejection of its own is not told to it.</summary>
    public void Rejected(JsValue told) => TellOnce("UnhandledRejection", told);

    /// <summary>True: somebody listens to rejections that nobody handles.</summary>
    public bool HearsRejections => _sets.ContainsKey("UnhandledRejection");

    private void TellOnce(string happening, JsValue told)
    {
        if (_tellsError || !_sets.TryGetValue(happening, out var set)) return;
        _tellsError = true;
        foreach (var listener in set.All) turn.Call(listener, told);
        _tellsError = false;
    }

    private void Tell(string happening, string api)
    {
        if (!_sets.TryGetValue(happening, out var set)) return;
        foreach (var listener in set.All)
        {
            // Each listener has an object of its own: it may change it.
            if (facts.Of(api) is { } told) turn.Call(listener, ValueWriter.Of(around.Engine, told));
            else turn.Call(listener);
        }
    }

    private ListenerSet<JsValue> SetOf(string happening)
    {
        if (!_sets.TryGetValue(happening, out var set)) _sets[happening] = set = new ListenerSet<JsValue>(ListenerForm.List);
        return set;
    }
}
