using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace MiniActors.Scripting;

/// <summary>One open page: its object in the script, and the functions that run in its life.</summary>
internal sealed class ScriptPage
{
    private readonly Engine _engine;
    private readonly ScriptTurn _turn;
    private readonly LaterQueue _later;
    private readonly PageDefinition _definition;
    private readonly JsObject _data;
    private readonly JsObject _query;

    public ScriptPage(Engine engine, ScriptTurn turn, LaterQueue later, PageDefinition definition, PageAddress address)
    {
        (_engine, _turn, _later, _definition, Route) = (engine, turn, later, definition, address.Route);
        _query = QueryOf(engine, address.Query);
        _data = DataOf(address.Query);
        Instance = new JsObject(engine);
        foreach (var (name, value) in definition.Members) Instance.Set(name, value);
        Instance.Set("data", _data);
        if (definition.Properties.Count > 0) Instance.Set("properties", _data);
        foreach (var name in new[] { "route", "__route__", "is" }) Instance.Set(name, Route);
        Instance.Set("options", _query);
        Instance.Set("setData", new ClrFunction(engine, "setData", (_, arguments) => SetData(arguments), 2));
    }

    /// <summary>Its route.</summary>
    public string Route { get; }

    /// <summary>The page as the script sees it: <c>this</c> of its functions.</summary>
    public JsObject Instance { get; }

    /// <summary>The names and values of an address, as an object.</summary>
    public static JsObject QueryOf(Engine engine, IReadOnlyDictionary<string, string> query)
    {
        var values = new JsObject(engine);
        foreach (var (name, value) in query) values.CreateDataProperty(name, JsString.Create(value));
        return values;
    }

    /// <summary>onLoad, onShow, onReady; each in a turn of its own.</summary>
    public void Open()
    {
        Run(PagePhase.Load, "onLoad", _query);
        Show();
        Run(PagePhase.Ready, "onReady");
    }

    public void Show() => Run(PagePhase.Show, "onShow");

    public void Hide() => Run(PagePhase.Hide, "onHide");

    public void Unload() => Run(PagePhase.Unload, "onUnload");

    private void Run(PagePhase phase, string name, params JsValue[] arguments)
    {
        foreach (var hook in _definition.Hooks(phase)) _turn.CallOn(Instance, hook);
        _turn.CallOn(Instance, Instance.Get(name), arguments);
    }

    /// <summary>The data changes at once; the callback comes in a turn of its own, when the phone would have drawn it.</summary>
    private JsValue SetData(JsValue[] arguments)
    {
        if (arguments.Length > 0 && arguments[0] is ObjectInstance changes) PageState.Set(_engine, _data, changes);
        if (arguments.Length < 2 || !arguments[1].IsCallable()) return JsValue.Undefined;
        var callback = arguments[1];
        return _later.TryAdd(() => _turn.CallOn(Instance, callback))
            ? JsValue.Undefined
            : throw new JavaScriptException(_engine.Intrinsics.Error, "Too many callbacks of setData are pending");
    }

    private JsObject DataOf(IReadOnlyDictionary<string, string> query)
    {
        var data = new JsObject(_engine);
        foreach (var (name, declaration) in _definition.Properties)
            data.Set(name, PageProperty.Value(_engine, declaration, query.GetValueOrDefault(name)));
        foreach (var part in _definition.Data)
            if (PageState.Copy(_engine, part) is ObjectInstance copy) PageState.Merge(data, copy);
        return data;
    }
}
