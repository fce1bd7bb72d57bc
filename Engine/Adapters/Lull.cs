using System.Net.WebSockets;
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
/// <param name="ownsLong">True: he is in the middle of a long message, and keeps its buffer.</param>
internal readonly struct Lull(ValueTask<ValueWebSocketReceiveResult> next, SocketReader reader, bool ownsLong) : ICriticalNotifyCompletion
{
    private readonly ConfiguredValueTaskAwaitable<ValueWebSocketReceiveResult>.ConfiguredValueTaskAwaiter _next = next.ConfigureAwait(false).GetAwaiter();

    public bool IsCompleted => _next.IsCompleted;

    public Lull GetAwaiter() => this;

    public ValueWebSocketReceiveResult GetResult() => _next.GetResult();

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        using (Relay.Enter(welcomesGuests: true))
        {
            reader.EndBurst(ownsLong);
            _next.UnsafeOnCompleted(continuation);
        }
    }
}
