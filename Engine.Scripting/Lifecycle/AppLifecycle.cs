using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace MiniActors.Scripting;

/// <summary>
/// The life of the whole mini program in its script: <c>App</c> with its functions, and the pages. Whoever knows that the
/// mini program was hidden or shown calls <see cref="OnHide"/> and <see cref="OnShow"/>.
/// </summary>
internal sealed class AppLifecycle
{
    /// <summary>The scene "from the list of mini programs", which launch options have on every platform.</summary>
    private const int Scene = 1001;

    private readonly Engine _engine;
    private readonly ScriptTurn _turn;
    private readonly PageRegister _register;
    private readonly ScriptPages? _pages;
    private JsObject? _app;
    private bool _tellsError;

    /// <param name="engine">The engine.</param>
    /// <param name="turn">Through which everything is called.</param>
    /// <param name="later">What waits for a turn of its own.</param>
    /// <param name="pages">The pages of a project; null: a single file.</param>
    /// <param name="load">Runs the module of a route; what kept it from loading, or null.</param>
    public AppLifecycle(Engine engine, ScriptTurn turn, LaterQueue later, ScriptPages? pages, Func<string, ScriptFault?> load)
    {
        (_engine, _turn, _pages) = (engine, turn, pages);
        _register = new PageRegister(load, pages is not null);
        Stack = new PageStack(engine, _register, (definition, address) => new ScriptPage(engine, turn, later, definition, address));
        new LifecycleApi(engine, Register, _register, () => _app, Stack).Install();
    }

    /// <summary>The open pages.</summary>
    public PageStack Stack { get; }

    /// <summary>The entry has been loaded: onLaunch and onShow of the app, then the first page. What kept that page from loading, or null.</summary>
    public ScriptFault? Launch()
    {
        CallApp("onLaunch", LaunchOptions());
        CallApp("onShow", LaunchOptions());
        if (_pages is not null) return Open(_pages.First);
        return _register.HasOnly ? Open(PageAddress.Parse(PageRegister.OnlyRoute)) : null;
    }

    /// <summary>The mini program came back: onShow of the app, then of the page.</summary>
    public void OnShow()
    {
        CallApp("onShow", LaunchOptions());
        Stack.Top?.Show();
    }

    /// <summary>The mini program went to the background: onHide of the page, then of the app.</summary>
    public void OnHide()
    {
        Stack.Top?.Hide();
        CallApp("onHide");
    }

    /// <summary>True: the app has a function of this name.</summary>
    public bool Hears(string name) => !_tellsError && _app?.Get(name).IsCallable() == true;

    /// <summary>A callback let out an exception. What onError itself lets out is not told to it again.</summary>
    public void OnError(string text)
    {
        _tellsError = true;
        CallApp("onError", JsString.Create(text));
        _tellsError = false;
    }

    /// <summary>Nobody handled a rejection.</summary>
    public void OnUnhandledRejection(JsValue told)
    {
        _tellsError = true;
        CallApp("onUnhandledRejection", told);
        _tellsError = false;
    }

    private ScriptFault? Open(PageAddress page) => Stack.Go(NavigationKind.ReLaunch, page, isTab: false);

    /// <summary><c>App(options)</c>: the first one counts.</summary>
    private void Register(ObjectInstance options)
    {
        if (_app is not null) return;
        _app = new JsObject(_engine);
        PageState.Merge(_app, options);
    }

    private void CallApp(string name, params JsValue[] arguments)
    {
        if (_app is { } app) _turn.CallOn(app, app.Get(name), arguments);
    }

    private JsObject LaunchOptions()
    {
        var first = _pages?.First ?? PageAddress.Parse(PageRegister.OnlyRoute);
        var told = new JsObject(_engine);
        told.Set("path", first.Route);
        told.Set("query", ScriptPage.QueryOf(_engine, first.Query));
        told.Set("scene", Scene);
        told.Set("referrerInfo", new JsObject(_engine));
        return told;
    }
}
