using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>
/// <c>wx</c>, <c>my</c> or <c>swan</c>, and <c>React.api</c> over it, both made from the table of the APIs. Their functions
/// work unbound.
/// </summary>
internal sealed class NativeApi(Engine engine, PlatformProfile profile, ApiCalls calls, SocketListeners global, HostApi host, Action exit)
{
    /// <summary>The one function that is no API of the network.</summary>
    public const string Exit = "exitMiniProgram";

    /// <summary>Sets the globals, and gives <c>React.api</c>.</summary>
    public JsValue Install()
    {
        var layouts = ProfileLayouts.Of(profile);
        SetLate(profile.NativeObject, () => layouts.Native.Make(engine, NativeFunction));
        var react = new JsObject(engine);
        var api = layouts.React.Make(engine, ReactFunction);
        react.FastSetDataProperty("api", api);
        engine.SetValue("React", react);
        return api;
    }

    /// <summary>A global that is made when it is first read, and an ordinary property from then on: a script that never reads it pays nothing.</summary>
    private void SetLate(string name, Func<JsValue> make)
    {
        void Settle(JsValue value) => engine.Global.FastSetProperty(name, new PropertyDescriptor(value, writable: true, enumerable: true, configurable: true));
        var read = new ClrFunction(engine, name, (_, _) =>
        {
            var made = make();
            Settle(made);
            return made;
        });
        engine.Global.FastSetProperty(name, new GetSetPropertyDescriptor(read, Function(name, Settle), enumerable: true, configurable: true));
    }

    private JsValue NativeFunction(string name) => name == Exit
        ? Function(name, _ => exit())
        : host.Make(name) ?? Function(name, ApiCatalog.Find(profile.Dialect.Aliases.GetValueOrDefault(name, name)), calls.Native);

    private ClrFunction ReactFunction(string name) => Function(name, ApiCatalog.Find(name), React);

    private ClrFunction Function(string name, ApiDescription api, Func<ApiDescription, JsValue, JsValue> call) =>
        SocketListeners.TryParse(name, "Socket", out var adds, out var kind)
            ? Function(name, listener => global.Apply(adds, kind, listener))
            : new ClrFunction(engine, name, (_, arguments) => call(api, First(arguments)), 1);

    private ClrFunction Function(string name, Action<JsValue> act) => new(engine, name, (_, arguments) =>
    {
        act(First(arguments));
        return JsValue.Undefined;
    }, 1);

    /// <summary>
    /// nanachi's contract: what is no object goes to the platform as it is; anything else becomes a promise, and the task goes
    /// to <c>getRawResult</c> at once. A throwing <c>getRawResult</c> rejects the promise, and the call goes on.
    /// </summary>
    private JsValue React(ApiDescription api, JsValue options)
    {
        if (options is not ObjectInstance || options.IsCallable()) return calls.Native(api, options);
        var read = CallOptions.Read(engine, options);
        var (promise, task) = calls.Promised(api, read);
        if (!task.IsUndefined() && read.GetRawResult.IsCallable())
        {
            try
            {
                engine.Call(read.GetRawResult, JsValue.Undefined, [task]);
            }
            catch (JavaScriptException thrown)
            {
                engine.Call(promise.Reject, JsValue.Undefined, [thrown.Error]);
            }
        }

        return promise.Promise;
    }

    private static JsValue First(JsValue[] arguments) => arguments.Length > 0 ? arguments[0] : JsValue.Undefined;
}
