using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Sockets;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Sessions;

/// <content>How a mini program goes to the background and comes back.</content>
internal sealed partial class SessionSupervisor
{
    private const string GraceTimer = "background-grace";
    private const string SuspendedText = "the mini program is in the background";

    private Presence _presence = Presence.Shown;

    private bool Appear(object message)
    {
        switch (message)
        {
            case Hide:
                if (PresenceRule.GraceOf(_order.Profile.Background, _presence) is { } grace)
                    Timers.StartSingleTimer(GraceTimer, GraceIsOver.Value, grace);
                if (_presence != Presence.Shown) return true;
                _presence = Presence.Hidden;
                _callbacks.Tell(new CallbackProtocol.Hidden());
                return true;
            case Show:
                Timers.Cancel(GraceTimer);
                if (_presence == Presence.Suspended) _callbacks.Tell(new CallbackProtocol.Resumed());
                if (_presence != Presence.Shown) _callbacks.Tell(new CallbackProtocol.Shown());
                _presence = Presence.Shown;
                return true;
            default:
                return Suspend();
        }
    }

    /// <summary>The callbacks are told first: what the end of a transfer or a socket tells them is for the return.</summary>
    private bool Suspend()
    {
        _presence = Presence.Suspended;
        _callbacks.Tell(new CallbackProtocol.Suspended());
        _transfers?.Cut(FailureKind.Interrupted, "interrupted");
        foreach (var socket in _sockets.OldestFirst)
            socket.Actor.Tell(new SocketProtocol.Cut(PresenceRule.CloseOf(_order.Profile.Background)));
        return true;
    }

    /// <summary>True when the call cannot be made now; it has failed.</summary>
    private bool Refused(ICommand command)
    {
        if (PresenceRule.Refusal(_presence) is not { } why) return false;
        _teller.RefuseAll(command, why, SuspendedText);
        return true;
    }

    private sealed record GraceIsOver
    {
        public static readonly GraceIsOver Value = new();
    }
}
