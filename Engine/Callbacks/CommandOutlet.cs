using Akka.Actor;
using MiniActors.Dispatch;
using MiniActors.Model;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Callbacks;

/// <summary>
/// The way from one turn of user code to the supervisor: sends to one socket that follow each other travel as one command,
/// and every other command keeps its place among them.
/// </summary>
/// <remarks>Not thread-safe: it belongs to the thread that runs the turn, which ends it with <see cref="Flush"/>.</remarks>
public sealed class CommandOutlet(IActorRef supervisor)
{
    private const int Lately = 64;

    private List<OutgoingMessage> _sends = [];
    private int _pressed;
    private SocketId? _target;

    /// <summary>Adds a message to the burst for this socket (null: the newest).</summary>
    public void Send(SocketId? socket, OutgoingMessage message)
    {
        if (_sends.Count > 0 && _target != socket) Flush();
        _target = socket;
        _sends.Add(message);
    }

    /// <summary>Tells any other command, behind the sends before it.</summary>
    public void Tell(ICommand command)
    {
        Flush();
        using (Relay.Enter(shares: IsPressed())) supervisor.Tell(command, ActorRefs.NoSender);
    }

    /// <summary>Ends the turn: what was collected goes now.</summary>
    public void Flush()
    {
        if (_sends.Count == 0) return;
        var burst = _sends;
        _sends = new List<OutgoingMessage>(Math.Min(burst.Count, 256));
        using (Relay.Enter()) supervisor.Tell(new SendSocketMessages(_target, burst), ActorRefs.NoSender);
    }

    /// <summary>
    /// Callbacks of one mini program run one after the other; what they lead to need not. Where more of them wait, or waited a moment
    /// ago and will again, this thread goes on with them, and others take over what a callback has begun.
    /// </summary>
    private bool IsPressed()
    {
        if (Relay.IsPressed) _pressed = Lately;
        else if (_pressed > 0) _pressed--;
        return _pressed > 0;
    }
}
