using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace MiniActors.Scripting;

/// <summary>The globals <c>App</c>, <c>Page</c>, <c>Component</c>, <c>Behavior</c>, <c>getApp</c> and <c>getCurrentPages</c>.</summary>
internal sealed class LifecycleApi(Engine engine, Action<ObjectInstance> app, PageRegister pages, Func<JsObject?> current, PageStack stack)
{
    private const PropertyFlag Flags = PropertyFlag.Writable | PropertyFlag.Configurable;

    private static readonly string[] Names = ["App", "Page", "Component", "Behavior", "getApp", "getCurrentPages"];

    /// <summary>Sets the globals; each is made when it is first read.</summary>
    public void Install()
    {
        foreach (var name in Names) engine.Advanced.AddLazyGlobal(name, (Api: this, Name: name), static (_, wanted) => wanted.Api.Make(wanted.Name), Flags);
    }

    private ClrFunction Make(string name) => name switch
    {
        "App" => Takes(name, app),
        "Page" => Takes(name, pages.Page),
        "Component" => Takes(name, pages.Component),
        // A behavior is what Component takes apart; it needs no more than to be itself.
        "Behavior" => Function(name, arguments => arguments.Length > 0 ? arguments[0] : JsValue.Undefined),
        "getApp" => Function(name, arguments => current() ?? (AllowsDefault(arguments) ? new JsObject(engine) : JsValue.Undefined)),
        _ => Function(name, _ => stack.Pages),
    };

    private ClrFunction Takes(string name, Action<ObjectInstance> take) => Function(name, arguments =>
    {
        if (arguments.Length == 0 || arguments[0] is not ObjectInstance options || options.IsCallable())
            throw new JavaScriptException(engine.Intrinsics.TypeError, $"{name} takes an object");
        take(options);
        return JsValue.Undefined;
    });

    private static bool AllowsDefault(JsValue[] arguments) =>
        arguments.Length > 0 && arguments[0] is ObjectInstance options && TypeConverter.ToBoolean(options.Get("allowDefault"));

    private ClrFunction Function(string name, Func<JsValue[], JsValue> function) => new(engine, name, (_, arguments) => function(arguments), 1);
}
