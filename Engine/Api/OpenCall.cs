using MiniActors.Callbacks;
using MiniActors.Model;

namespace MiniActors.Api;

/// <summary>A call that waits, with the caller's callbacks and, in the <c>…Async</c> form, the task that settles after them.</summary>
internal sealed class OpenCall<TResult>(
    string api, ApiOptions<TResult> options, Func<CallResult, TResult> shape, TaskCompletionSource<TResult>? promise, TransferTask? task = null) : IOpenCall
{
    public string Api => api;

    public TransferListeners? Listeners => task?.Listening;

    public void Succeed(CallResult result, Guest guest)
    {
        var shaped = shape(result);
        options.TellSuccess(shaped, guest);
        promise?.TrySetResult(shaped);
    }

    public void Fail(Failure failure, Guest guest)
    {
        options.TellFailure(failure, guest);
        promise?.TrySetException(new MiniProgramException(failure));
    }
}
