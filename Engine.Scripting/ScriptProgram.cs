using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Runtime;
using MiniActors.Callbacks;

namespace MiniActors.Scripting;

/// <summary>One running script: its engine and everything that is bound to it. It belongs to the actor that runs it.</summary>
internal sealed class ScriptProgram : IDisposable
{
    private readonly Engine _engine;
    private readonly ModuleLoader _modules;
    private readonly OpenSockets _sockets = new();
    private readonly HostApi _host;

    /// <param name="order">What to run.</param>
    /// <param name="outlet">Where commands go.</param>
    /// <param name="clock">The time for timers.</param>
    /// <param name="tellSelf">Tells the event loop an event of its own.</param>
    /// <param name="exit">Carries out <c>exitMiniProgram</c>.</param>
    public ScriptProgram(ScriptOrder order, CommandOutlet outlet, Func<TimeSpan> clock, Action<CallbackProtocol.IEvent> tellSelf, Action exit)
    {
        var (options, profile) = (order.Options, order.Context.Profile);
        _engine = order.Engines.Make();
        Turn = new ScriptTurn(_engine, Report, options.Limits.HeldMemory, limit => HeldBytes.Of(limit, _engine, this));
        Timers = new TimerQueue(options.Limits.Timers);
        Later = new LaterQueue(options.Limits.Timers);
        Observer = options.Observer;
        var global = new SocketListeners(profile.Sockets.Listeners);
        var results = new ResultShapes(_engine, profile);
        ApiCalls calls = null!;
        var carriers = new ApiCarriers(_engine, profile, outlet, _sockets) { Calls = () => calls };
        var promises = new PromiseMaker(_engine);
        var places = new CallPlaces(_engine, options.Source, order.Engines.Wrapper);
        calls = new ApiCalls(_engine, profile, Calls, Turn, carriers, promises, tellSelf, Observer, places);
        _host = new HostApi(new HostSurroundings
        {
            Engine = _engine,
            Profile = profile,
            Program = order.Context.Program,
            Files = order.Context.Files,
            Calls = new HostCalls(_engine, profile, Calls, Turn, promises, tellSelf),
            Later = (callback, arguments) => Timers.Add(callback, arguments, clock(), null),
            Note = diagnostic => Observer?.Noted(new ScriptNote(diagnostic, null, places.Now())),
        }, Turn);
        Answers = new CallAnswers(Turn, Calls, _sockets, results, Observer);
        Transfers = new TransferEvents(_engine, profile, Turn, Calls);
        Events = new SocketEvents(Turn, _sockets, global, new EventShapes(_engine, profile, results));
        _modules = new ModuleLoader(_engine, options.Source, order.Engines.Wrapper, order.Engines.Modules, Turn.Rejections.Forgive);

        JoinBound.Install(_engine, options.Limits.TurnMemory);
        _engine.SetValue("global", _engine.Global);
        new ConsoleApi(_engine, options.Console).Install();
        new TimerApi(_engine, Timers, clock).Install();
        var api = new NativeApi(_engine, profile, calls, global, _host, exit).Install();
        if (options.Polyfills.Count > 0) new Polyfills(_engine, () => HostOf(api, order, clock)).Install(options.Polyfills);
        Lifecycle = new AppLifecycle(_engine, Turn, Later, options.Pages, route => Turn.TryRun(() => _modules.RunPage(route)));
        Turn.Unhandled = (reason, promise) =>
        {
            if (Host.HearsRejections) Later.TryAdd(() => Host.Rejected(Rejection(reason, promise)));
            Hear("onUnhandledRejection", () => Lifecycle.OnUnhandledRejection(Rejection(reason, promise)));
        };
        if (options.Pages is { } pages) new NavigationApi(_engine, profile, pages, Lifecycle.Stack, Later, Calls, Answers).Install();
        foreach (var (name, json) in options.Definitions.Values) _engine.SetValue(name, new JsonParser(_engine).Parse(json));
    }

    public ScriptTurn Turn { get; }

    public TimerQueue Timers { get; }

    /// <summary>What waits for a turn of its own.</summary>
    public LaterQueue Later { get; }

    /// <summary>The life of the mini program, and its pages.</summary>
    public AppLifecycle Lifecycle { get; }

    public OpenCalls Calls { get; } = new();

    public CallAnswers Answers { get; }

    public SocketEvents Events { get; }

    public TransferEvents Transfers { get; }

    /// <summary>What happens to the mini program itself.</summary>
    public HostEvents Host => _host.Events;

    public IScriptObserver? Observer { get; }

    /// <summary>How many callbacks threw and how many rejections nobody handled.</summary>
    public int CallbackErrors { get; private set; }

    /// <summary>True: something can still happen.</summary>
    public bool IsPending => Calls.Count > 0 || _sockets.Count > 0 || Timers.IsWaitedFor || Later.Count > 0;

    /// <summary>Runs the entry, then the life cycle up to the first page; what kept one of them from loading, or null.</summary>
    public ScriptFault? Load() => _modules.SyntaxError is { } wrong
        ? new ScriptFault(ScriptFaultKind.Syntax, wrong)
        : Turn.TryRun(_modules.RunEntry) ?? Lifecycle.Launch();

    /// <summary>A socket is over without a word.</summary>
    public void Forget(Model.SocketId socket) => _sockets.Remove(socket);

    /// <summary>Something was ignored in silence; its call is still open.</summary>
    public void Tell(CallbackProtocol.Noted noted) =>
        Observer?.Noted(new ScriptNote(noted.Diagnostic, noted.Call, noted.Call is { } call ? Calls.Find(call)?.Place : null));

    public void Dispose() => _engine.Dispose();

    private PolyfillHost HostOf(JsValue api, ScriptOrder order, Func<TimeSpan> clock) => new(_engine, order.Context.Profile)
    {
        Api = api,
        ProtocolOf = socket => _sockets.Find(socket)?.Protocol,
        Report = thrown => Report(new ScriptFault(ScriptFaultKind.Exception, StackText.Of(thrown))),
        Later = (callback, wait) => _ = Timers.Add(callback, [], clock() + wait, interval: null, background: true)
            ?? throw new JavaScriptException(_engine.Intrinsics.Error, "Too many timers are pending"),
        Elapsed = clock,
        Clock = order.Options.Clock,
        HeldBytes = order.Options.Limits.HeldBody,
    };

    private void Report(ScriptFault fault)
    {
        CallbackErrors++;
        Observer?.Faulted(fault);
        if (fault.Kind != ScriptFaultKind.Exception) return;
        Host.Erred(fault.Text);
        Hear("onError", () => Lifecycle.OnError(fault.Text));
    }

    private JsObject Rejection(JsValue reason, JsValue promise)
    {
        var told = new JsObject(_engine);
        told.Set("reason", reason);
        told.Set("promise", promise);
        return told;
    }

    /// <summary>The app hears of it in a turn of its own; where too much waits it does not.</summary>
    private void Hear(string name, Action tell)
    {
        if (Lifecycle.Hears(name)) Later.TryAdd(tell);
    }
}
