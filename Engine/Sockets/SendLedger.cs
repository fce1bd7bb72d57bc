using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Sockets;

/// <summary>
/// The messages that were handed to the wire and are not answered yet, oldest first, within the bounds of
/// <see cref="SocketLimits"/>. The wire answers by count, in order; this is where a count becomes calls again.
/// </summary>
internal sealed class SendLedger(SocketLimits limits)
{
    private readonly Queue<(CallId Call, int Bytes)> _owed = new();
    private long _bytes;

    /// <summary>How many messages are owed an answer.</summary>
    public int Count => _owed.Count;

    /// <summary>Takes a message in, unless the bound of messages or of bytes is reached. A lone message always fits.</summary>
    public bool TryOwe(CallId call, int bytes)
    {
        if (_owed.Count >= limits.SendQueueMessages) return false;
        if (_owed.Count > 0 && _bytes + bytes > limits.SendQueueBytes) return false;
        _owed.Enqueue((call, bytes));
        _bytes += bytes;
        return true;
    }

    /// <summary>The oldest calls, which are owed no longer.</summary>
    public CallId[] Settle(int count)
    {
        var settled = new CallId[Math.Min(count, _owed.Count)];
        for (var index = 0; index < settled.Length; index++)
        {
            var (call, bytes) = _owed.Dequeue();
            settled[index] = call;
            _bytes -= bytes;
        }
        return settled;
    }

    /// <summary>All calls, which are owed no longer.</summary>
    public CallId[] SettleAll() => Settle(_owed.Count);
}
