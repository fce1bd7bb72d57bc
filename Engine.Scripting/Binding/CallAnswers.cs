using Jint.Native;
using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>Answers calls: <c>success</c> or <c>fail</c>, then <c>complete</c>, then the promise settles; each in a turn of its own.</summary>
internal sealed class CallAnswers(ScriptTurn turn, OpenCalls open, OpenSockets sockets, ResultShapes shapes)
{
    public void Succeed(CallId id, CallResult result)
    {
        if (open.Take(id) is not { } call) return;
        if (call.Closes is { } socket && call.Api == "closeSocket") sockets.Find(socket)?.Stand(2);
        if (!call.Options.IsCallbackStyle && call.Promise is null) return;
        var told = shapes.Success(call, result);
        turn.Call(call.Options.Success, told);
        turn.Call(call.Options.Complete, told);
        if (call.Promise is { } promise) turn.Call(promise.Resolve, call is { Normalised: true, ResolvesTo: { } task } ? task : told);
    }

    public void Fail(CallId id, Failure failure)
    {
        if (open.Take(id) is not { } call) return;
        if (!call.Options.IsCallbackStyle && call.Promise is null) return;
        JsValue told = shapes.Failure(call, failure);
        turn.Call(call.Options.Fail, told);
        turn.Call(call.Options.Complete, told);
        if (call.Promise is not { } promise) return;
        if (call.IsHeard) turn.Rejections.Excuse(promise.Promise);
        turn.Call(promise.Reject, told);
    }
}
