using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>
/// The one queue of what goes out, text and binary and the close frame alike. A burst of frames is one write to the connection,
/// and is answered after it.
/// </summary>
/// <remarks>
/// Invariants: at most one pump runs; frames leave in the order in which they came; nothing is written behind the close frame,
/// what comes after it fails; once the peer has closed only the reply is written and what waits fails.
/// </remarks>
internal sealed class SendFifo(SocketSignals signals, Action<Exception> broke, Connection? connection)
{
    private const int BurstFrames = 64;
    private const int BurstBytes = 64 << 10;
    private const string Late = "The socket was closed before the message was written";

    private readonly Lock _gate = new();
    private readonly Queue<Frame> _waiting = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Connection? _connection = connection;
    private CloseReason? _close;
    private int _late;
    private bool _pumping, _peerClosed, _done;

    /// <summary>The connection is there: what waits may go.</summary>
    public void Open(Connection connection)
    {
        lock (_gate) _connection = connection;
        Pump();
    }

    /// <summary>Queues the frames behind those already given.</summary>
    public void Add(IReadOnlyList<Frame> frames)
    {
        lock (_gate)
        {
            if (!signals.Owe(frames.Count)) return;
            if (_close is null && !_done)
                foreach (var frame in frames) _waiting.Enqueue(frame);
            else _late += frames.Count;
        }
        Pump();
    }

    /// <summary>Queues the close frame behind what was given; only the first counts.</summary>
    public void Close(CloseReason reason)
    {
        lock (_gate) _close ??= reason;
        Pump();
    }

    /// <summary>The peer has closed: answers with its code if we have not closed ourselves. Ends when our close frame is written.</summary>
    public Task ReplyAsync(CloseReason peer)
    {
        lock (_gate)
        {
            _peerClosed = true;
            _close ??= peer with { Reason = "" };
        }
        Pump();
        return _closed.Task;
    }

    private void Pump()
    {
        lock (_gate)
        {
            if (_pumping || _connection is null || _waiting.Count == 0 && _late == 0 && (_close is null || _done)) return;
            _pumping = true;
        }
        _ = PumpAsync(_connection);
    }

    private async Task PumpAsync(Connection connection)
    {
        try
        {
            do
            {
                for (var burst = 0; TryTake(0, 0, out var frame); burst++)
                {
                    // The caller's thread pays for one burst, no more.
                    if (burst == 1) await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                    signals.Sent(await WriteBurstAsync(connection, frame).ConfigureAwait(false));
                }
                await CloseAsync(connection.Writer).ConfigureAwait(false);
            }
            while (!Rest());
        }
        catch (Exception error)
        {
            bool told;
            lock (_gate) (told, _done) = (_peerClosed, true);
            _closed.TrySetResult();
            // After the peer's close frame nobody expects more of this connection.
            if (!told) broke(error);
        }
    }

    private async ValueTask<int> WriteBurstAsync(Connection connection, Frame frame)
    {
        var (count, bytes) = (1, SizeOf(frame));
        connection.Writer.Cork();
        try
        {
            connection.Writer.Collect(frame);
            for (; TryTake(count, bytes, out frame); count++, bytes += SizeOf(frame)) connection.Writer.Collect(frame);
        }
        finally
        {
            await connection.Writer.UncorkAsync().ConfigureAwait(false);
        }
        return count;
    }

    private async ValueTask CloseAsync(FrameWriter writer)
    {
        int failed;
        CloseReason? close;
        lock (_gate)
        {
            failed = _waiting.Count;
            close = _done || _close is null || failed > 0 && !_peerClosed ? null : _close;
            if (close is null) return;
            _waiting.Clear();
        }
        if (failed > 0) signals.SendFailed(failed, Late);
        await writer.CloseAsync(close).ConfigureAwait(false);
        lock (_gate) _done = true;
        _closed.TrySetResult();
    }

    private bool TryTake(int count, int bytes, out Frame frame)
    {
        lock (_gate)
        {
            if (!_peerClosed && _waiting.TryPeek(out frame) && count < BurstFrames && (count == 0 || bytes + SizeOf(frame) <= BurstBytes))
                return _waiting.TryDequeue(out frame);
            frame = default;
            return false;
        }
    }

    /// <summary>Ends the pump if there is nothing more to do.</summary>
    private bool Rest()
    {
        int late;
        lock (_gate)
        {
            if (_waiting.Count > 0 || _close is not null && !_done) return false;
            (late, _late) = (_late, 0);
            _pumping = false;
        }
        if (late > 0) signals.SendFailed(late, Late);
        return true;
    }

    private static int SizeOf(Frame frame) => frame.IsText ? frame.Text.Length : frame.Bytes.Length;
}
