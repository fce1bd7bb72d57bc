using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// How much has been handed over and not come back as credit. At the high-water mark the reader parks, which makes the peer
/// wait; it goes on when half has been credited.
/// </summary>
internal sealed class ReadingCredit(SocketLimits limits)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _parked;
    private int _messages;
    private long _bytes;
    private bool _released;

    /// <summary>True when nothing more may be read, this much being about to be handed over.</summary>
    public bool IsUsedUp(int messages, int bytes)
    {
        lock (_gate)
            return !_released && (_messages + messages >= limits.HighWaterMessages || _bytes + bytes >= limits.HighWaterBytes);
    }

    /// <summary>This much was handed over.</summary>
    public void Take(int messages, int bytes)
    {
        lock (_gate)
        {
            _messages += messages;
            _bytes += bytes;
        }
    }

    /// <summary>This much came back.</summary>
    public void Give(int messages, int bytes)
    {
        TaskCompletionSource? parked = null;
        lock (_gate)
        {
            _messages = Math.Max(0, _messages - messages);
            _bytes = Math.Max(0, _bytes - bytes);
            if (HasRoom) (parked, _parked) = (_parked, null);
        }
        parked?.TrySetResult();
    }

    /// <summary>Ends when half has been credited.</summary>
    public Task RoomAsync()
    {
        lock (_gate)
        {
            if (_released || HasRoom) return Task.CompletedTask;
            _parked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _parked.Task;
        }
    }

    /// <summary>The socket has ended: nobody waits any more.</summary>
    public void Release()
    {
        TaskCompletionSource? parked;
        lock (_gate)
        {
            _released = true;
            (parked, _parked) = (_parked, null);
        }
        parked?.TrySetResult();
    }

    private bool HasRoom => _messages <= limits.HighWaterMessages / 2 && _bytes <= limits.HighWaterBytes / 2;
}
