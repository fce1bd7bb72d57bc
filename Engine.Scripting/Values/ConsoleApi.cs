using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace MiniActors.Scripting;

/// <summary>The global <c>console</c>.</summary>
internal sealed class ConsoleApi(Engine engine, IScriptConsole console)
{
    private static readonly (string Name, ScriptLevel Level)[] Writers =
    [
        ("log", ScriptLevel.Log),
        ("info", ScriptLevel.Info),
        ("debug", ScriptLevel.Debug),
        ("warn", ScriptLevel.Warn),
        ("error", ScriptLevel.Error),
        ("dir", ScriptLevel.Log),
        ("table", ScriptLevel.Log),
        ("group", ScriptLevel.Log),
        ("groupCollapsed", ScriptLevel.Log),
    ];

    /// <summary>A script that is idle has never called most of them.</summary>
    private static readonly LazyObject Layout = new([], [.. Writers.Select(writer => writer.Name), "groupEnd", "trace", "assert"]);

    /// <summary>Sets the global.</summary>
    public void Install() => engine.SetValue("console", Layout.Make(engine, Function));

    private JsValue Function(string name) => name switch
    {
        "groupEnd" => Writes(name, _ => { }),
        "trace" => Writes(name, values => console.Write(ScriptLevel.Error, $"Trace: {ConsoleFormat.Line(values)}\n{engine.Advanced.StackTrace}".TrimEnd())),
        "assert" => Writes(name, Assert),
        _ => Writes(name, values => console.Write(Writers.First(writer => writer.Name == name).Level, ConsoleFormat.Line(values))),
    };

    private void Assert(JsValue[] values)
    {
        if (values.Length > 0 && TypeConverter.ToBoolean(values[0])) return;
        // A Span would insist on an array of JsValue; the engine hands over arrays of what the values are.
        var detail = values.Length > 1 ? ": " + ConsoleFormat.Line(new ReadOnlySpan<JsValue>(values)[1..]) : "";
        console.Write(ScriptLevel.Error, "Assertion failed" + detail);
    }

    private ClrFunction Writes(string name, Action<JsValue[]> write) => new(engine, name, (_, values) =>
    {
        write(values);
        return JsValue.Undefined;
    });
}
