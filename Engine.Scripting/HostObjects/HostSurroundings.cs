using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>What the objects beside the network are made with.</summary>
internal sealed record HostSurroundings
{
    public required Engine Engine { get; init; }
    public required PlatformProfile Profile { get; init; }
    public required ProgramSettings Program { get; init; }

    /// <summary>The files of the mini program; null: it has none.</summary>
    public required IProgramStore? Files { get; init; }

    /// <summary>The one path of all asynchronous functions.</summary>
    public required HostCalls Calls { get; init; }

    /// <summary>Calls a function of the script soon, in a turn of its own; never inside the call.</summary>
    public required Action<JsValue, JsValue[]> Later { get; init; }

    /// <summary>Told what a developer should know.</summary>
    public required Action<Diagnostic> Note { get; init; }

    /// <summary>A function of the script's realm; it works unbound.</summary>
    public JsValue Function(string name, Func<JsValue[], JsValue> body) =>
        new ClrFunction(Engine, name, (_, arguments) => body(arguments), 1);

    /// <summary>A function that gives nothing.</summary>
    public JsValue Act(string name, Action<JsValue> body) => Function(name, arguments =>
    {
        body(First(arguments));
        return JsValue.Undefined;
    });

    /// <summary>The first argument, or undefined.</summary>
    public static JsValue First(JsValue[] arguments) => At(arguments, 0);

    /// <summary>An argument, or undefined.</summary>
    public static JsValue At(JsValue[] arguments, int index) => index < arguments.Length ? arguments[index] : JsValue.Undefined;

    /// <summary>What a synchronous function throws: an Error with the platform's text and number.</summary>
    public JavaScriptException Thrown(Failure failure)
    {
        var error = Engine.Intrinsics.Error.Construct([JsString.Create(failure.Message)], Engine.Intrinsics.Error);
        if (failure.Code is { } code) error.Set(Profile.Dialect.CodeField, JsNumber.Create(code));
        error.Set(Profile.Dialect.MessageField, JsString.Create(failure.Message));
        return new JavaScriptException(error);
    }

    /// <summary>A wrong argument, in the platform's words.</summary>
    public Failure Wrong(string api, string detail) => Profile.Errors.Say(api, FailureKind.Parameter, ("detail", detail));
}
