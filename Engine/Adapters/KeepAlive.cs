using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// Finds a dead peer: pings a connection that has been silent, and gives it up when it stays silent. Any byte is a sign of life.
/// </summary>
/// <remarks>
/// It does not demand a pong in time: a pong that waits behind messages nobody reads, because the
/// callbacks are slow, would end a healthy connection. While the reader is parked, time does not count.
/// All connections of a process look at the same moments, a second apart at most: ten thousand idle sockets that ping one by one
/// would wake a thread for each ping and each answer, and waking costs more than pinging.
/// </remarks>
internal sealed class KeepAlive : IDisposable
{
    private const int LooksInAnInterval = 8;
    private static readonly TimeSpan Coarsest = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly SocketLimits _limits;
    private readonly Connection _connection;
    private readonly Action _silent;
    private readonly ITimer? _timer;
    private long _heard;
    private long? _pinged;
    private volatile bool _paused;

    public KeepAlive(TimeProvider time, SocketLimits limits, Connection connection, Action silent)
    {
        (_time, _limits, _connection, _silent, _heard) = (time, limits, connection, silent, time.GetTimestamp());
        if (limits.KeepAliveInterval > TimeSpan.Zero)
            _timer = time.CreateTimer(static state => ((KeepAlive)state!).Tick(), this, UntilTheNextLook(limits.KeepAliveInterval), Timeout.InfiniteTimeSpan);
        connection.Incoming.OnRead = Heard;
    }

    /// <summary>The reader parks.</summary>
    public void Pause() => _paused = true;

    /// <summary>The reader goes on.</summary>
    public void Resume()
    {
        Heard();
        _paused = false;
    }

    public void Dispose() => _timer?.Dispose();

    private void Heard() => Volatile.Write(ref _heard, _time.GetTimestamp());

    private void Tick()
    {
        var heard = Volatile.Read(ref _heard);
        if (_paused || heard >= _pinged) _pinged = null;
        if (_pinged is { } pinged)
        {
            var patience = _limits.KeepAliveTimeout - _time.GetElapsedTime(pinged);
            if (patience > TimeSpan.Zero) Again(patience);
            else _silent();
            return;
        }
        var quiet = _paused ? TimeSpan.Zero : _time.GetElapsedTime(heard);
        if (quiet < _limits.KeepAliveInterval)
        {
            Again(_limits.KeepAliveInterval - quiet);
            return;
        }
        _pinged = _time.GetTimestamp();
        _ = PingAsync();
        Again(_limits.KeepAliveTimeout);
    }

    private void Again(TimeSpan due)
    {
        // An answer may come long before its time is up: look again when the next ping would be due.
        if (due > _limits.KeepAliveInterval) due = _limits.KeepAliveInterval;
        var atLeast = TimeSpan.FromMilliseconds(1);
        _timer!.Change(UntilTheNextLook(due > atLeast ? due : atLeast), Timeout.InfiniteTimeSpan);
    }

    /// <summary>From now to the first common moment at which so much time has passed.</summary>
    private TimeSpan UntilTheNextLook(TimeSpan wait)
    {
        var apart = _limits.KeepAliveInterval / LooksInAnInterval;
        if (apart > Coarsest) apart = Coarsest;
        if (apart <= TimeSpan.Zero) return wait;
        var past = (_time.GetElapsedTime(0) + wait).Ticks % apart.Ticks;
        return past == 0 ? wait : wait + TimeSpan.FromTicks(apart.Ticks - past);
    }

    private async Task PingAsync()
    {
        try
        {
            await _connection.Writer.PingAsync().ConfigureAwait(false);
        }
        catch
        {
            // The reader sees the same, and tells it.
        }
    }
}
