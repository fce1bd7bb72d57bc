using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace MiniActors.Scripting;

/// <summary>The globals <c>App</c>, <c>Page</c>, <c>Component</c>, <c>Behavior</c>, <c>getApp</c> and <c>getCurrentPages</c>.</summary>
internal sealed class LifecycleApi(Engine engine, Action<ObjectInstance> app, PageRegister pages, Func<JsObject?> current, PageStack stack)
{
    /// <summary>Sets the globals.</summary>
    public void Install()
    {
        Takes("App", app);
        Takes("Page", pages.Page);
        Takes("Component", pages.Component);
        // A behavior is what Component takes apart; it needs no more than to be itself.
        Set("Behavior", arguments => arguments.Length > 0 ? arguments[0] : JsValue.Undefined);
        Set("getApp", arguments => current() ?? (AllowsDefault(arguments) ? new JsObject(engine) : JsValue.Undefined));
        Set("getCurrentPages", _ => stack.Pages);
    }

    private void Takes(string name, Action<ObjectInstance> take) => Set(name, arguments =>
    {
        if (arguments.Length == 0 || arguments[0] is not ObjectInstance options || options.IsCallable())
            throw new JavaScriptException(engine.Intrinsics.TypeError, $"{name} takes an object");
        take(options);
        return JsValue.Undefined;
    });

    private static bool AllowsDefault(JsValue[] arguments) =>
        arguments.Length > 0 && arguments[0] is ObjectInstance options && TypeConverter.ToBoolean(options.Get("allowDefault"));

    private void Set(string name, Func<JsValue[], JsValue> function) =>
        engine.SetValue(name, new ClrFunction(engine, name, (_, arguments) => function(arguments), 1));
}
