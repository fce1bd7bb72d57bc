using Akka.Actor;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;
using MiniActors.Sockets;
using MiniActors.Wire;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Sessions;

/// <summary>The part of the supervisor that makes sockets and speaks to them.</summary>
internal sealed class SocketRoom
{
    private readonly SessionOrder _order;
    private readonly LiveSockets _sockets;
    private readonly IActorContext _context;
    private readonly SocketSurroundings _surroundings;

    public SocketRoom(SessionOrder order, IActorRef callbacks, LiveSockets sockets, IActorContext context, NetworkConditions network)
    {
        (_order, _sockets, _context) = (order, sockets, context);
        _surroundings = new SocketSurroundings
        {
            Profile = order.Profile,
            Wire = order.SocketWire,
            Network = network,
            Limits = order.Sockets,
            CloseTimeout = order.Waits.SocketClose,
            TrustedCertificates = order.TrustedCertificates,
            Callbacks = callbacks,
        };
    }

    /// <summary>Makes the actor of one attempt; the global functions mean it from now on.</summary>
    public void Dial(SocketId socket, ConnectPlan plan)
    {
        var order = new SocketOrder { Socket = socket, Url = plan.Url.OriginalString, Surroundings = _surroundings, Global = !plan.Multiple };
        var actor = _context.ActorOf(_order.Placement.Of(SocketActor.PropsFor(order)), socket.ToString());
        _sockets.Add(new LiveSockets.Entry(socket, plan.Multiple, actor));
        actor.Tell(new SocketProtocol.Dial(plan));
    }

    /// <summary>Judges each message and passes on what may be sent, as one burst.</summary>
    public void Send(SendSocketMessages send, SessionTeller teller)
    {
        var target = _sockets.Find(send.Socket);
        var burst = new List<SocketProtocol.Outgoing>(send.Messages.Count);
        foreach (var message in send.Messages)
        {
            if (!TryFrame(message, teller, out var frame)) continue;
            if (target is null)
                teller.Fail(message.Call, "sendSocketMessage", FailureKind.NotOpen, "the WebSocket is not open");
            else
                burst.Add(new SocketProtocol.Outgoing(message.Call, frame));
        }
        if (burst.Count > 0) target!.Actor.Tell(new SocketProtocol.Send(burst));
    }

    /// <summary>A message with nothing but its <c>data</c>, nearly every one, is judged without an allocation.</summary>
    private bool TryFrame(OutgoingMessage message, SessionTeller teller, out Frame frame)
    {
        if (!message.IsBuffer.IsUndefined || !message.Options.IsUndefined)
            return teller.Passes(message.Call, StrictRule.Apply(_order.Profile, _order.Program, "sendSocketMessage",
                MessageRule.Judge(_order.Profile, message.Data, message.IsBuffer, message.Options)), out frame);
        if (MessageRule.TryFrame(_order.Profile, message.Data, message.IsBuffer, out frame, out var failure)) return true;
        teller.Fail(message.Call, failure);
        return false;
    }

    /// <summary>Judges a close and passes it on.</summary>
    public void Close(CloseSocket close, SessionTeller teller)
    {
        if (JudgeClose(close, teller) is not { } reason) return;
        if (_sockets.Find(close.Socket) is { } target)
            target.Actor.Tell(new SocketProtocol.Close(close.Call, reason, close.Socket is not null || _order.Profile.Sockets.CloseWhileConnecting));
        else
            teller.Fail(close.Call, "closeSocket", FailureKind.NotOpen, "there is no open WebSocket");
    }

    /// <summary>The code and reason of a close; null: the call has failed.</summary>
    public CloseReason? JudgeClose(CloseSocket close, SessionTeller teller) => teller.Judged(close.Call,
        CloseRule.Judge(_order.Profile, _order.Program, CloseSocketApi, close.Options));

    private static readonly ApiDescription CloseSocketApi = ApiCatalog.Find("closeSocket");
}
