using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Model;

namespace MiniActors.Sessions;

/// <content>How the children of a mini program's supervisor are made, and what it is told of their end.</content>
internal sealed partial class SessionSupervisor
{
    private TransferRoom? _transfers;

    /// <summary>Made for the first transfer: most mini programs that are idle never had one.</summary>
    private TransferRoom Transfers => _transfers ??= new TransferRoom(_order, _teller, Context, Timers, _store, _network, FoundNoWay);

    protected override SupervisorStrategy SupervisorStrategy() => new ResumeSocketsOnce(_sockets, WordOf);

    private object? WordOf(IActorRef child) =>
        child.Equals(_callbacks) ? CallbacksGone.Value
        : _sockets.Of(child) is { } socket ? new SocketGone(socket.Socket)
        : _transfers?.WordOf(child);

    private IActorRef MakeCallbacks()
    {
        var props = _order.Callbacks.PropsFor(new CallbackContext(_order.Id, _order.Profile, _order.Program) { Files = _store });
        return Context.ActorOf(_order.Placement.OfCallbacks(props), "callbacks");
    }

    /// <summary>A socket actor died without a word: its user is told what its own last words would have been.</summary>
    private void Lost(SocketId socket)
    {
        var bound = _sockets.Bound?.Socket == socket;
        if (_sockets.Remove(socket) is not null)
            _callbacks.Tell(new CallbackProtocol.SocketClosed(socket, bound, CloseReason.Dropped, WasClean: false));
    }

    private sealed record CallbacksGone
    {
        public static readonly CallbacksGone Value = new();
    }
}
