using Jint;
using Jint.Native;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Scripting;

/// <summary>
/// From a call of the script to a command. Every call is entered before it is carried out, and a call that cannot be carried
/// out is failed by a message to oneself: so each is answered once, later, and never inside the call.
/// </summary>
internal sealed class ApiCalls(
    Engine engine, PlatformProfile profile, OpenCalls open, ScriptTurn turn, ApiCarriers carriers, PromiseMaker promises, Action<CallbackProtocol.IEvent> tellSelf,
    IScriptObserver? observer, CallPlaces places)
{

    /// <summary>A call of the native object: gives its task, or a promise where the platform has them.</summary>
    public JsValue Native(ApiDescription api, JsValue argument)
    {
        var options = CallOptions.Read(engine, argument);
        var dialect = profile.Dialect;
        var thenable = dialect.Thenables.Contains(api.Name);
        var promised = thenable || (!options.IsCallbackStyle && dialect.Promises.Contains(api.Name));
        var call = new OpenCall(api.Name, options, Normalised: false)
        {
            Promise = promised ? promises.Make() : null,
            // Here the promise is only what the task happens to be: callback style has no use for it.
            IsHeard = options.IsCallbackStyle,
        };
        var task = Begin(api, call, target: null);
        return call.Promise is { } promise ? Joined(promise.Promise, task) : task;
    }

    /// <summary>A call through <c>React.api</c>: always a promise, and the platform's task beside it.</summary>
    public (ScriptPromise Promise, JsValue Task) Promised(ApiDescription api, CallOptions options)
    {
        var call = new OpenCall(api.Name, options, Normalised: true) { Promise = promises.Make(), IsHeard = options.Fail.IsCallable() };
        var task = Begin(api, call, target: null);
        return (call.Promise, task);
    }

    /// <summary><c>SocketTask.send</c> and <c>SocketTask.close</c>.</summary>
    public void OfTask(string api, SocketId target, JsValue argument) =>
        Begin(ApiCatalog.Find(api), new OpenCall(api, CallOptions.Read(engine, argument), Normalised: false) { Closes = target }, target);

    /// <summary><c>abort</c> of a transfer's task.</summary>
    public void Aborting(CallId call, string api) => observer?.Aborting(new ScriptAbort(call, api, places.Now()));

    private JsValue Begin(ApiDescription api, OpenCall call, SocketId? target)
    {
        if (turn.IsOver) return JsValue.Undefined;
        // The stack is looked at only for somebody who wants to know.
        if (observer is not null) call = call with { Place = places.Now() };
        var id = open.Enter(call);
        var task = Carry(api, id, call, target);
        observer?.Called(new ScriptCall(id, api.Name, call.Options.Values, target ?? call.Opens, call.Place));
        return task;
    }

    private JsValue Carry(ApiDescription api, CallId id, OpenCall call, SocketId? target)
    {
        if (ApiRule.Diagnose(profile, api.Name) is { } lacking)
        {
            tellSelf(new CallbackProtocol.Noted(lacking, id));
            Refuse(id, api, FailureKind.NotSupported, $"{profile.Title} {profile.BaseLibrary} does not have {api.Name}");
        }
        else if (carriers.Find(api.Name) is not { } carrier)
        {
            Refuse(id, api, FailureKind.NotSupported, $"{api.Name} is not carried out");
        }
        else if (call.Options.Refusal is { } refusal)
        {
            Refuse(id, api, FailureKind.Parameter, refusal);
        }
        else
        {
            return carrier(id, call, target);
        }

        return JsValue.Undefined;
    }

    private void Refuse(CallId call, ApiDescription api, FailureKind kind, string detail) =>
        tellSelf(new CallbackProtocol.Failed(call, profile.Errors.Say(api.Name, kind, ("detail", detail))));

    /// <summary>The promise with the functions of the task on it.</summary>
    private static JsValue Joined(JsValue promise, JsValue task)
    {
        if (task is not JsObject members) return promise;
        foreach (var (name, _) in members.GetOwnProperties()) promise.AsObject().CreateDataProperty(name, members.Get(name));
        return promise;
    }
}
