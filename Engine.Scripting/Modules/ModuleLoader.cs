using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Json;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace MiniActors.Scripting;

/// <summary>CommonJS for one mini program: each module runs once, and circular requires see the exports so far.</summary>
internal sealed class ModuleLoader
{
    private static readonly Prepared<Script> CallThis = Engine.PrepareScript("(function () { 'use strict'; return this() })", "require");

    private readonly Engine _engine;
    private readonly ScriptSource _source;
    private readonly ModuleWrapper _wrapper;
    private readonly ModuleResolver _resolver;
    private readonly Dictionary<string, ObjectInstance> _modules = [];
    private readonly JsValue _callThis;
    private readonly Action<JsValue>? _forgive;
    private readonly Func<JsValue[]> _given;

    /// <param name="engine">The engine.</param>
    /// <param name="source">Where the modules come from.</param>
    /// <param name="wrapper">What stands around each.</param>
    /// <param name="es">Where the engine finds ES modules, of which it has one; null: this loader has none.</param>
    /// <param name="forgive">Told the rejections that whoever imports is told in another way.</param>
    /// <param name="given">The values of the wrapper's names; those without one are undefined.</param>
    public ModuleLoader(Engine engine, ScriptSource source, ModuleWrapper wrapper, EsModules? es = null, Action<JsValue>? forgive = null, params JsValue[] given)
    {
        (_engine, _source, _wrapper, _forgive) = (engine, source, wrapper, forgive);
        // In a browser a window is what a script made of it; on a phone nothing but undefined.
        _given = es?.IsForBrowser == true ? () => [.. wrapper.Names.Select(name => engine.Global.Get(name))] : () => given;
        es?.Enter(engine, this);
        _resolver = es?.Resolver ?? new ModuleResolver(source.Files, ModuleResolver.DirectoryOf(source.Path));
        _callThis = engine.Evaluate(CallThis);
    }

    /// <summary>Why the entry is no JavaScript; null: it is.</summary>
    public string? SyntaxError => _source.Module(_source.Path, _wrapper).SyntaxError;

    /// <summary>Runs the entry.</summary>
    public void RunEntry() => Load(_source.Path);

    /// <summary>Runs the module of a page.</summary>
    public void RunPage(string route) => Require(_source.Path, JsString.Create("/" + route));

    /// <summary>A module that is not there, as a script can catch it.</summary>
    public static JavaScriptException NotFound(Engine engine, string text)
    {
        var error = engine.Intrinsics.Error.Construct(text);
        error.Set("code", "MODULE_NOT_FOUND");
        return new JavaScriptException(error);
    }

    /// <summary>The exports of a module, which runs if it has not yet.</summary>
    public JsValue Load(string path)
    {
        if (_modules.TryGetValue(path, out var known)) return known.Get("exports");
        var prepared = Prepare(_engine, _source, path, _wrapper);
        if (prepared.SyntaxError is { } wrong) throw SyntaxErrorOf(_engine, wrong);
        if (prepared.Module is not null) return Import(path);
        var module = new JsObject(_engine);
        _modules[path] = module;
        try
        {
            module.Set("id", path);
            module.Set("exports", prepared.Json is { } json ? new JsonParser(_engine).Parse(json) : new JsObject(_engine));
            if (prepared.Function is { } function) Run(path, function, module);
        }
        catch (JavaScriptException)
        {
            _modules.Remove(path);
            throw;
        }

        return module.Get("exports");
    }

    /// <summary>A file, prepared; one that cannot be read is an error that a script can catch.</summary>
    public static PreparedModule Prepare(Engine engine, ScriptSource source, string path, ModuleWrapper wrapper)
    {
        try
        {
            return source.Module(path, wrapper);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new JavaScriptException(engine.Intrinsics.Error.Construct($"module '{path}' cannot be read: {unreadable.Message}"));
        }
    }

    private JsValue Require(string from, JsValue request)
    {
        if (!request.IsString()) throw new JavaScriptException(_engine.Intrinsics.TypeError, $"require args must be a string, not {Inspector.Show(request)}");
        var path = _resolver.Resolve(from, request.AsString());
        return path is not null ? Load(path) : throw NotFound(_engine, $"module '{request.AsString()}' is not found, required by {from}");
    }

    private void Run(string path, IFunction function, ObjectInstance module)
    {
        var require = new ClrFunction(_engine, "require", (_, arguments) => Require(path, arguments.Length > 0 ? arguments[0] : JsValue.Undefined), 1);
        var exports = module.Get("exports");
        _engine.Call(Make(function), exports, [require, module, exports, .. _given()]);
    }

    /// <summary>
    /// A function closes over the scope of whoever is running when it is made, which here may be another module. So it is made
    /// inside a function that stands at the top and has no variables. Evaluating the source instead would run the promise
    /// jobs in the middle of the module that requires this one.
    /// </summary>
    private JsValue Make(IFunction function)
    {
        var make = new ClrFunction(_engine, "", (_, _) => new ScriptFunction(_engine, function, strict: false));
        return _engine.Call(_callThis, make, []);
    }

    /// <summary>
    /// Runs a module up to its first <c>await</c> at the top; what it lets out later is a rejection that nobody handles.
    /// </summary>
    private JsValue Import(string path)
    {
        var import = _engine.Modules.StartImport(path);
        _engine.Advanced.ProcessTasks();
        if (import.IsFaulted)
        {
            // Who loads it is told; the promises of the module need nobody besides.
            _forgive?.Invoke(import.Error!);
            throw new JavaScriptException(import.Error!);
        }

        return import.IsCompleted ? import.GetResult() : JsValue.Undefined;
    }

    /// <summary>A file that is no JavaScript, as a script can catch it.</summary>
    public static JavaScriptException SyntaxErrorOf(Engine engine, string text)
    {
        var message = text["SyntaxError: ".Length..].Replace("\n    at ", " (", StringComparison.Ordinal);
        return new JavaScriptException(engine.Construct("SyntaxError", JsString.Create(message.EndsWith(')') ? message : message + ")")));
    }
}
