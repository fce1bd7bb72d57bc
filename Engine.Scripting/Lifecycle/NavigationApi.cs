using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary><c>navigateTo</c> and its relatives on the native object of a project with pages: answered when the way has been gone.</summary>
internal sealed class NavigationApi(Engine engine, PlatformProfile profile, ScriptPages pages, PageStack stack, LaterQueue later, OpenCalls open, CallAnswers answers)
{
    private static readonly (string Name, NavigationKind Kind)[] Functions =
    [
        ("navigateTo", NavigationKind.NavigateTo), ("redirectTo", NavigationKind.RedirectTo), ("reLaunch", NavigationKind.ReLaunch),
        ("switchTab", NavigationKind.SwitchTab), ("navigateBack", NavigationKind.NavigateBack),
    ];

    private readonly PromiseMaker _promises = new(engine);

    /// <summary>Sets the functions on the native object.</summary>
    public void Install()
    {
        var native = engine.GetValue(profile.NativeObject).AsObject();
        foreach (var (name, kind) in Functions)
            native.Set(name, new ClrFunction(engine, name, (_, arguments) => Call(name, kind, arguments.Length > 0 ? arguments[0] : JsValue.Undefined), 1));
    }

    private JsValue Call(string name, NavigationKind kind, JsValue argument)
    {
        var options = CallOptions.Read(engine, argument);
        var call = new OpenCall(name, options, Normalised: false) { Promise = options.IsCallbackStyle ? null : _promises.Make() };
        var id = open.Enter(call);
        if (later.TryAdd(() => Answer(id, name, Go(kind, options.Values)))) return call.Promise?.Promise ?? JsValue.Undefined;
        open.Take(id);
        throw new JavaScriptException(engine.Intrinsics.Error, "Too many calls are pending");
    }

    private void Answer(CallId id, string name, string? refusal)
    {
        if (refusal is null) answers.Succeed(id, CallResult.Done.Value);
        else answers.Fail(id, profile.Errors.Say(name, FailureKind.Parameter, ("detail", refusal)));
    }

    /// <summary>Goes the way; why it was not possible, or null.</summary>
    private string? Go(NavigationKind kind, Argument options)
    {
        var to = PageAddress.Parse(kind == NavigationKind.NavigateBack ? "" : options["url"].AsString ?? "", stack.Top?.Route);
        if (NavigationRule.Refusal(kind, to.Route, pages, stack.Count) is { } refusal) return refusal;
        if (kind != NavigationKind.NavigateBack) return stack.Go(kind, to, pages.Tabs.Contains(to.Route))?.Text;
        var delta = options["delta"];
        stack.Back(NavigationRule.PagesBack(delta.Kind == ArgumentKind.Number ? delta.AsNumber : null, stack.Count));
        return null;
    }
}
