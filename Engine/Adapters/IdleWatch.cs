namespace MiniActors.Adapters;

/// <summary>
/// Ends an exchange in which the network stays silent for too long. Only time spent in waiting for the network counts: not a slow
/// disk, nor a callback that keeps its credit.
/// </summary>
internal sealed class IdleWatch : IDisposable
{
    private const long Busy = long.MinValue;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _limit;
    private readonly ITimer _timer;
    private long _since = Busy;
    private bool _disposed;

    /// <param name="limit">How long the silence may last.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellation">What ends the exchange otherwise.</param>
    public IdleWatch(TimeSpan limit, TimeProvider clock, CancellationToken cancellation)
    {
        (_limit, _clock) = (limit, clock);
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Token = _end.Token;
        _timer = clock.CreateTimer(static state => ((IdleWatch)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the silence has lasted too long, and with the exchange.</summary>
    public CancellationToken Token { get; }

    /// <summary>True when it was the silence that ended the exchange.</summary>
    public bool IsOver { get; private set; }

    /// <summary>From here on we wait for the network.</summary>
    public void Waits() => Volatile.Write(ref _since, _clock.GetTimestamp());

    /// <summary>The network has done something; what we do now is our own affair.</summary>
    public void Works() => Volatile.Write(ref _since, Busy);

    // Not reset at every byte: it looks when it could be time at the earliest, and then again when that could have become true.
    private void Look()
    {
        lock (_gate)
        {
            if (_disposed) return;
            var since = Volatile.Read(ref _since);
            var left = since == Busy ? _limit : _limit - _clock.GetElapsedTime(since);
            if (left > TimeSpan.Zero)
            {
                _timer.Change(left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left, Timeout.InfiniteTimeSpan);
                return;
            }
            IsOver = true;
            _end.Cancel();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            _timer.Dispose();
            _end.Dispose();
        }
    }
}
