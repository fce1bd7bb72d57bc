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

    /// <summary>Sets the global.</summary>
    public void Install()
    {
        var target = new JsObject(engine);
        foreach (var (name, level) in Writers) Set(target, name, values => console.Write(level, ConsoleFormat.Line(values)));
        Set(target, "groupEnd", _ => { });
        Set(target, "trace", values => console.Write(ScriptLevel.Error, $"Trace: {ConsoleFormat.Line(values)}\n{engine.Advanced.StackTrace}".TrimEnd()));
        Set(target, "assert", Assert);
        engine.SetValue("console", target);
    }

    private void Assert(JsValue[] values)
    {
        if (values.Length > 0 && TypeConverter.ToBoolean(values[0])) return;
        // A Span would insist on an array of JsValue; the engine hands over arrays of what the values are.
        var detail = values.Length > 1 ? ": " + ConsoleFormat.Line(new ReadOnlySpan<JsValue>(values)[1..]) : "";
        console.Write(ScriptLevel.Error, "Assertion failed" + detail);
    }

    private void Set(JsObject target, string name, Action<JsValue[]> write) =>
        target.FastSetDataProperty(name, new ClrFunction(engine, name, (_, values) =>
        {
            write(values);
            return JsValue.Undefined;
        }));
}
