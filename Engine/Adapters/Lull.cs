using System.Runtime.CompilerServices;
using MiniActors.Dispatch;

namespace MiniActors.Adapters;

/// <summary>
/// The wait of a reader for what comes next. Where there is one, a burst is over: it is handed over before the wait, and runs on
/// this thread, callbacks and all, as soon as the wait has begun. So no other thread is woken for it, and the reader is free meanwhile.
/// </summary>
/// <remarks>Invariants: what was read is told before the continuation can run, so the order is kept; and runs behind it, so that a callback that blocks keeps nobody from reading.</remarks>
/// <param name="next">What is waited for.</param>
/// <param name="reader">Who waits.</param>
internal readonly struct Lull(ValueTask<bool> next, SocketReader reader) : ICriticalNotifyCompletion
{
    private readonly ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter _next = next.ConfigureAwait(false).GetAwaiter();

    public bool IsCompleted => _next.IsCompleted;

    public Lull GetAwaiter() => this;

    public bool GetResult() => _next.GetResult();

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        using (Relay.Enter(welcomesGuests: true))
        {
            reader.EndBurst();
            _next.UnsafeOnCompleted(continuation);
        }
    }
}
