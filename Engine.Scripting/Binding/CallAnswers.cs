using Jint.Native;
using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>Answers calls: <c>success</c> or <c>fail</c>, then <c>complete</c>, then the promise settles; each in a turn of its own.</summary>
internal sealed class CallAnswers(ScriptTurn turn, OpenCalls open, OpenSockets sockets, ResultShapes shapes, IScriptObserver? observer)
{
    public void Succeed(CallId id, CallResult result)
    {
        if (open.Take(id) is not { } call) return;
        if (call.Closes is { } socket && call.Api == "closeSocket") sockets.Find(socket)?.Stand(2);
        // The object is made once, and only for who asked.
        var told = call.IsAwaited ? shapes.Success(call, result) : JsValue.Undefined;
        Tell(new ScriptAnswer(id, call.Api, ScriptCallback.Success, result, null, call.Place), call.Options.Success, call, told);
        if (call.Promise is { } promise) turn.Call(promise.Resolve, call is { Normalised: true, ResolvesTo: { } task } ? task : told);
    }

    public void Fail(CallId id, Failure failure)
    {
        if (open.Take(id) is not { } call) return;
        JsValue told = call.IsAwaited ? shapes.Failure(call, failure) : JsValue.Undefined;
        Tell(new ScriptAnswer(id, call.Api, ScriptCallback.Fail, null, failure, call.Place), call.Options.Fail, call, told);
        if (call.Promise is not { } promise) return;
        if (call.IsHeard) turn.Rejections.Excuse(promise.Promise);
        turn.Call(promise.Reject, told);
    }

    private void Tell(ScriptAnswer answer, JsValue callback, OpenCall call, JsValue told)
    {
        observer?.Answering(answer);
        turn.Call(callback, told);
        observer?.Answering(answer with { Callback = ScriptCallback.Complete });
        turn.Call(call.Options.Complete, told);
    }
}
