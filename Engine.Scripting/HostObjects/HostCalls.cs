using Jint;
using Jint.Native;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>
/// The asynchronous functions beside the network. Each call is entered before it is carried out and answered by a message to
/// oneself: once, later, and never inside the call.
/// </summary>
internal sealed class HostCalls(Engine engine, PlatformProfile profile, OpenCalls open, ScriptTurn turn, PromiseMaker promises, Action<CallbackProtocol.IEvent> tellSelf)
{
    /// <summary>A call whose answer is known at once.</summary>
    public JsValue Answer(string api, JsValue argument, Func<CallOptions, HostAnswer> answer) =>
        Start(api, CallOptions.Read(engine, argument), (options, tell) => tell(answer(options)));

    /// <summary>A call whose answer comes from wherever it likes; gives a promise where the platform has them.</summary>
    /// <param name="api">Its name.</param>
    /// <param name="options">Its options.</param>
    /// <param name="begin">Begins it; the answer may be told from any thread.</param>
    public JsValue Start(string api, CallOptions options, Action<CallOptions, Action<HostAnswer>> begin)
    {
        if (turn.IsOver) return JsValue.Undefined;
        var promise = profile.Host.Promises && !options.IsCallbackStyle ? promises.Make() : null;
        var call = new OpenCall(api, options, Normalised: false) { Promise = promise };
        var id = open.Enter(call);
        if (options.Refusal is { } refusal) Tell(id, call, new HostAnswer.Failed(profile.Errors.Say(api, FailureKind.Parameter, ("detail", refusal))));
        else begin(options, answer => Tell(id, call, answer));
        return promise?.Promise ?? JsValue.Undefined;
    }

    private void Tell(CallId id, OpenCall call, HostAnswer answer)
    {
        if (answer is HostAnswer.Done done)
        {
            call.Adds = done.Adds;
            tellSelf(new CallbackProtocol.Succeeded(id, new CallResult.Told(done.Fields)));
        }
        else
        {
            var failed = (HostAnswer.Failed)answer;
            call.Adds = failed.Adds;
            tellSelf(new CallbackProtocol.Failed(id, failed.Failure));
        }
    }
}
