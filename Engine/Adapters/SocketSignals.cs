using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// The mouth of one socket. Whoever speaks (reader, writer, caller), the sink hears one signal at a time, an answer for every
/// frame before the end, exactly one end, and nothing after it.
/// </summary>
/// <remarks>The sink is called without a lock and must not throw; what is told from within the sink waits its turn.</remarks>
internal sealed class SocketSignals(Action<SocketSignal> sink)
{
    private readonly Lock _gate = new();
    private Queue<SocketSignal>? _waiting;
    private int _owed;
    private bool _telling, _ended;

    /// <summary>True when the end was told, or is about to be.</summary>
    public bool Ended
    {
        get
        {
            lock (_gate) return _ended;
        }
    }

    /// <summary>Takes on the debt of an answer for each of these frames; false after the end.</summary>
    public bool Owe(int frames)
    {
        lock (_gate)
        {
            if (!_ended) _owed += frames;
            return !_ended;
        }
    }

    /// <summary>Tells what is neither an answer nor the end.</summary>
    public void Tell(SocketSignal signal) => Post(signal, 0);

    /// <summary>Answers the oldest frames: written.</summary>
    public void Sent(int count) => Post(new SocketSignal.Sent(count), count);

    /// <summary>Answers the oldest frames: never written.</summary>
    public void SendFailed(int count, string cause) => Post(new SocketSignal.SendFailed(count, cause), count);

    /// <summary>Pays what is owed and tells the end; false when there was an end before.</summary>
    public bool End(SocketSignal end)
    {
        lock (_gate)
        {
            if (_ended) return false;
            _ended = true;
            _waiting ??= new Queue<SocketSignal>();
            if (_owed > 0) _waiting.Enqueue(new SocketSignal.SendFailed(_owed, "The connection ended before the message was written"));
            _waiting.Enqueue(end);
            if (_telling) return true;
            _telling = true;
        }
        TellWaiting();
        return true;
    }

    private void Post(SocketSignal signal, int answered)
    {
        lock (_gate)
        {
            if (_ended) return;
            _owed -= answered;
            if (_telling)
            {
                (_waiting ??= new Queue<SocketSignal>()).Enqueue(signal);
                return;
            }
            _telling = true;
        }
        sink(signal);
        TellWaiting();
    }

    private void TellWaiting()
    {
        while (true)
        {
            SocketSignal? next;
            lock (_gate)
            {
                if (_waiting is null || !_waiting.TryDequeue(out next))
                {
                    _telling = false;
                    return;
                }
            }
            sink(next);
        }
    }
}
