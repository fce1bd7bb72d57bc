using Jint.Native;
using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Scripting;

/// <summary>Tells the events of sockets: first to the listeners of the task, then to the global ones, each in a turn of its own.</summary>
internal sealed class SocketEvents(ScriptTurn turn, OpenSockets sockets, SocketListeners global, EventShapes shapes)
{
    /// <summary>Tells a burst, message by message.</summary>
    public void Tell(SocketReceived received)
    {
        var task = sockets.Find(received.Socket);
        foreach (var frame in received.Frames)
        {
            if (turn.IsOver) return;
            Tell(received, task, SocketEventKind.Message, () => shapes.Message(received.Socket, frame));
        }
    }

    /// <summary>Tells any other event; <c>readyState</c> has moved before anybody hears it.</summary>
    public void Tell(ISocketEvent told)
    {
        var task = sockets.Find(told.Socket);
        switch (told)
        {
            case SocketOpened opened:
                task?.Stand(1);
                if (task is not null) task.Protocol = opened.Protocol;
                Tell(told, task, SocketEventKind.Open, () => shapes.Of(told));
                break;
            case SocketErred:
                task?.Stand(3);
                Tell(told, task, SocketEventKind.Error, () => shapes.Of(told));
                break;
            case SocketClosed:
                sockets.Remove(told.Socket);
                Tell(told, task, SocketEventKind.Close, () => shapes.Of(told));
                break;
        }
    }

    private void Tell(ISocketEvent told, SocketTask? task, SocketEventKind kind, Func<JsObject> shape)
    {
        if (task?.Listeners[kind] is { Count: > 0 } own) TellAll(own, ForTask(told.Socket, kind, shape));
        if (told.Global && global[kind] is { Count: > 0 } others) TellAll(others, shape());
    }

    private JsObject ForTask(SocketId socket, SocketEventKind kind, Func<JsObject> shape) => shapes.TaskEventsInData
        ? shapes.InData(socket, shape(), shape(), kind == SocketEventKind.Message)
        : shape();

    private void TellAll(IReadOnlyList<JsValue> listeners, JsValue argument)
    {
        foreach (var listener in listeners) turn.Call(listener, argument);
    }
}
