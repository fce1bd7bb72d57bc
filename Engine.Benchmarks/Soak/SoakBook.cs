using MiniActors.Api;

namespace MiniActors.Benchmarks.Soak;

/// <summary>
/// Counts what is asked and what is answered. A call that is answered is forgotten, so the book does not grow with the time of a soak.
/// </summary>
internal sealed class SoakBook
{
    private int _open, _doubled;
    private long _messages, _transfers, _broken, _lost;

    public long Messages => Interlocked.Read(ref _messages);

    public long Transfers => Interlocked.Read(ref _transfers);

    public long Broken => Interlocked.Read(ref _broken);

    /// <summary>Calls that wait for their answer, and messages that were lost.</summary>
    public int Missing => Volatile.Read(ref _open) + (int)Interlocked.Read(ref _lost);

    public int Doubled => Volatile.Read(ref _doubled);

    public void Sent() => Interlocked.Increment(ref _messages);

    public void Transferred() => Interlocked.Increment(ref _transfers);

    public void Broke() => Interlocked.Increment(ref _broken);

    public void Lost(int messages) => Interlocked.Add(ref _lost, messages);

    public void ToldTwice() => Interlocked.Increment(ref _doubled);

    /// <summary>The options of a call, watched; the task ends with its complete, and says whether it succeeded.</summary>
    public (TOptions Options, Task<bool> Completed) Watch<TOptions, TResult>(TOptions options) where TOptions : ApiOptions<TResult>
    {
        Interlocked.Increment(ref _open);
        var completed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (answers, completes, succeeded) = (0, 0, false);
        var watched = (ApiOptions<TResult>)options with
        {
            Success = _ =>
            {
                succeeded = true;
                Answered();
            },
            Fail = _ => Answered(),
            Complete = _ =>
            {
                if (++completes > 1 || answers != 1) ToldTwice();
                if (completes > 1) return;
                Interlocked.Decrement(ref _open);
                completed.TrySetResult(succeeded);
            },
        };
        return ((TOptions)watched, completed.Task);

        void Answered()
        {
            if (++answers > 1 || completes > 0) ToldTwice();
        }
    }
}
