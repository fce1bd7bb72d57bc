using MiniActors.Dispatch;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>One connection, or the attempt at one: where reader, writer and caller meet.</summary>
/// <remarks>Dialling ──<see cref="ConverseAsync"/>──▶ Open ──▶ ended. Every way to the end goes through <see cref="End"/>, and the first wins.</remarks>
internal sealed class SocketLink(SocketLimits limits, Action<SocketSignal> sink, TimeProvider time) : ISocketLink
{
    // How long a last word may take on a connection that is broken anyway.
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SocketSignals _signals = new(sink);
    private readonly ReadingCredit _credit = new(limits);
    private CancellationTokenSource? _attempt = new();
    private TaskCompletionSource? _read;
    private SendFifo? _fifo;
    private Connection? _connection;
    private bool _open, _isRead;

    /// <summary>Cancelled when the attempt is ended by its caller.</summary>
    public CancellationToken Attempt => _attempt?.Token ?? default;

    // Made for the first that is sent: many sockets only listen.
    private SendFifo Fifo
    {
        get
        {
            lock (_gate) return _fifo ??= new SendFifo(_signals, error => _ = WriterBrokeAsync(error), _open ? _connection : null);
        }
    }

    public void Send(IReadOnlyList<Frame> frames)
    {
        if (frames.Count > 0) Fifo.Add(frames);
    }

    public void Credit(int messages, int bytes) => _credit.Give(messages, bytes);

    public void Close(CloseReason reason)
    {
        bool open;
        lock (_gate) open = _connection is not null;
        if (open) Fifo.Close(reason);
        else End(new SocketSignal.Failed(WireFault.Aborted, "The attempt was ended before it was open"));
    }

    public void Abort() => End(new SocketSignal.Failed(WireFault.Aborted, "The connection was ended by us"));

    /// <summary>The attempt failed.</summary>
    public void Fail(Exception error) => End(WireFaults.OfDial(error));

    /// <summary>The attempt succeeded: tells it, carries the conversation to its end, and tells that.</summary>
    public Task ConverseAsync(Connection connection, SocketSignal.Opened opened)
    {
        // From here on the end ends the connection, and no longer the attempt.
        lock (_gate) (_connection, _attempt) = (connection, null);
        if (_signals.Ended)
        {
            connection.Abort();
            return Task.CompletedTask;
        }
        // What is told runs on this thread when the reading has begun.
        using (Relay.Enter(welcomesGuests: true))
        {
            _signals.Tell(opened);
            SendFifo? waiting;
            lock (_gate) (_open, waiting) = (true, _fifo);
            waiting?.Open(connection);
            return CarryAsync(connection);
        }
    }

    private async Task CarryAsync(Connection connection)
    {
        using var keepAlive = new KeepAlive(time, limits, connection, GoneSilent);
        try
        {
            var reason = await new SocketReader(connection, limits, _signals, _credit, keepAlive).RunAsync().ConfigureAwait(false);
            await ReplyAsync(reason).ConfigureAwait(false);
            await connection.EndedByPeerAsync().ConfigureAwait(false);
            End(new SocketSignal.Closed(reason));
        }
        catch (WireException error) when (CodeOf(error.Fault) is { } code)
        {
            await connection.RefuseAsync(new CloseReason(code)).ConfigureAwait(false);
            End(WireFaults.OfConversation(error));
        }
        catch (Exception error)
        {
            End(WireFaults.OfConversation(error));
        }
        finally
        {
            IsRead();
        }
    }

    private void GoneSilent() => End(new SocketSignal.Failed(WireFault.Dropped, "The peer did not answer a ping"));

    /// <summary>With what the peer is told that it was refused (RFC 6455 section 7.1.7); null: it was not, or is gone.</summary>
    private static int? CodeOf(WireFault fault) => fault switch
    {
        WireFault.Protocol => 1002,
        WireFault.InvalidText => 1007,
        WireFault.TooLarge => 1009,
        _ => null,
    };

    private async Task ReplyAsync(CloseReason reason)
    {
        try
        {
            await Fifo.ReplyAsync(reason).WaitAsync(limits.KeepAliveTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The peer closed and does not read: its word stands, ours is not wanted.
        }
    }

    // A write fails because the connection went. Why it went is often still to be read: a peer that closes while we send
    // resets the connection behind its close frame.
    private async Task WriterBrokeAsync(Exception error)
    {
        Task read;
        lock (_gate) read = _isRead ? Task.CompletedTask : (_read ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        try
        {
            await read.WaitAsync(LastWord).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            End(WireFaults.OfConversation(error));
        }
    }

    private void IsRead()
    {
        TaskCompletionSource? waited;
        lock (_gate) (_isRead, waited) = (true, _read);
        waited?.TrySetResult();
    }

    private void End(SocketSignal end)
    {
        if (!_signals.End(end)) return;
        _credit.Release();
        CancellationTokenSource? attempt;
        Connection? connection;
        lock (_gate) (attempt, connection) = (_attempt, _connection);
        // Off the caller's thread: what waits for this token continues where it is cancelled.
        _ = attempt?.CancelAsync();
        connection?.Abort();
    }
}
