using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Tests.Support;

/// <summary>
/// The sink of one socket: keeps what it is told, and holds it against the rules that are the same for every socket: one signal
/// at a time, the opening first, an answer for every frame before the end, one end, nothing after it.
/// </summary>
public sealed class SignalLedger
{
    private readonly Lock _gate = new();
    private readonly List<SocketSignal> _signals = [];
    private readonly List<string> _breaches = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _busy;

    /// <summary>Given back for every batch when set; null: the test gives credit itself.</summary>
    public ISocketLink? CreditTo { get; set; }

    public IReadOnlyList<SocketSignal> Signals
    {
        get
        {
            lock (_gate) return [.. _signals];
        }
    }

    public IReadOnlyList<Frame> Frames => [.. Signals.OfType<SocketSignal.Received>().SelectMany(received => received.Frames)];

    public int Sent => Signals.OfType<SocketSignal.Sent>().Sum(sent => sent.Count);

    public int SendsFailed => Signals.OfType<SocketSignal.SendFailed>().Sum(failed => failed.Count);

    private string Tail => string.Join(" | ", Signals.TakeLast(20));

    public void Tell(SocketSignal signal)
    {
        if (Interlocked.Exchange(ref _busy, 1) != 0) Breach($"{signal} was told while another signal was");
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (_signals.Count > 0 && _signals[^1] is SocketSignal.Closed or SocketSignal.Failed) Breach($"{signal} follows the end");
            if (signal is SocketSignal.Opened && _signals.Count > 0) Breach("Opened is not the first signal");
            if (signal is SocketSignal.Received { Frames.Length: 0 } or SocketSignal.Sent { Count: < 1 } or SocketSignal.SendFailed { Count: < 1 }) Breach($"{signal} is empty");
            _signals.Add(signal);
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        if (signal is SocketSignal.Received received) CreditTo?.Credit(received.Frames.Length, received.Bytes);
        Volatile.Write(ref _busy, 0);
        changed.TrySetResult();
    }

    /// <summary>Waits until what was told satisfies this.</summary>
    public async Task UntilAsync(Func<SignalLedger, bool> condition)
    {
        var limit = Patience.Long;
        while (true)
        {
            Task changed;
            lock (_gate) changed = _changed.Task;
            var ended = Signals is [.., SocketSignal.Closed or SocketSignal.Failed];
            if (condition(this)) return;
            if (ended) Assert.Fail($"The socket ended: {Tail}");
            try
            {
                await changed.WaitAsync(limit);
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"Told so far: {Tail}");
            }
        }
    }

    /// <summary>The first signal of this kind.</summary>
    public async Task<T> OneAsync<T>() where T : SocketSignal
    {
        await UntilAsync(ledger => ledger.Signals.Any(signal => signal is T or SocketSignal.Closed or SocketSignal.Failed));
        return Assert.IsType<T>(Signals.First(signal => signal is T or SocketSignal.Closed or SocketSignal.Failed));
    }

    public Task<SocketSignal.Opened> OpenedAsync() => OneAsync<SocketSignal.Opened>();

    /// <summary>The end; the books must balance: as many answers as frames were given.</summary>
    public async Task<SocketSignal> EndAsync(int given = 0)
    {
        await UntilAsync(ledger => ledger.Signals is [.., SocketSignal.Closed or SocketSignal.Failed]);
        lock (_gate) Assert.Empty(_breaches);
        Assert.Equal(given, Sent + SendsFailed);
        return Signals[^1];
    }

    public async Task<SocketSignal.Closed> ClosedAsync(int given = 0) => Assert.IsType<SocketSignal.Closed>(await EndAsync(given));

    public async Task<SocketSignal.Failed> FailedAsync(int given = 0) => Assert.IsType<SocketSignal.Failed>(await EndAsync(given));

    private void Breach(string what)
    {
        lock (_gate) _breaches.Add(what);
    }
}
