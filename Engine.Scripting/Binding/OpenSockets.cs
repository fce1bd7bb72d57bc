using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>The sockets of the script that are not over yet.</summary>
internal sealed class OpenSockets
{
    private readonly Dictionary<SocketId, SocketTask> _open = [];
    private int _last;

    public int Count => _open.Count;

    /// <summary>A new one.</summary>
    public SocketTask Add()
    {
        var socket = new SocketTask(new SocketId(++_last));
        _open.Add(socket.Id, socket);
        return socket;
    }

    /// <summary>One that is not over; null: it is.</summary>
    public SocketTask? Find(SocketId id) => _open.GetValueOrDefault(id);

    /// <summary>It is over.</summary>
    public SocketTask? Remove(SocketId id)
    {
        if (!_open.Remove(id, out var socket)) return null;
        socket.Stand(3);
        return socket;
    }
}
