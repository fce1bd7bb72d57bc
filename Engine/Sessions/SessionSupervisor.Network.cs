using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Sockets;
using MiniActors.Wire;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Sessions;

/// <content>How the network of a mini program goes, comes back and changes its pace (docs/decisions/0009).</content>
internal sealed partial class SessionSupervisor
{
    private const string OfflineText = "there is no network";

    private readonly NetworkConditions _network;

    private bool Change(SetNetwork change)
    {
        var before = _network.State;
        _network.Change(change.Network);
        if (NetworkRule.IsTold(before, change.Network)) _callbacks.Tell(new CallbackProtocol.NetworkChanged(change.Network));
        else if (before != change.Network) _callbacks.Tell(new CallbackProtocol.NetworkPaced(change.Network));
        if (!NetworkRule.Breaks(before, change.Network)) return true;
        _transfers?.Cut(FailureKind.Offline, OfflineText);
        foreach (var socket in _sockets.OldestFirst) socket.Actor.Tell(new SocketProtocol.NetworkLost(OfflineText));
        return true;
    }

    /// <summary>True when no transfer can begin now; its call has failed.</summary>
    private bool FoundNoWay(CallId call, string api)
    {
        if (NetworkRule.Refusal(_network.State) is not { } why) return false;
        _teller.Fail(call, api, why, OfflineText);
        return true;
    }

    /// <summary>True when nothing can be dialled now: the attempt is over, as one that found no way.</summary>
    private bool FoundNoWay(ConnectSocket connect, ConnectPlan plan)
    {
        if (NetworkRule.Refusal(_network.State) is not { } why) return false;
        _teller.Succeed(connect.Call, new CallResult.Connecting(connect.Socket));
        _callbacks.Tell(new CallbackProtocol.SocketErred(connect.Socket, !plan.Multiple, _order.Profile.Errors.Say("onSocketError", why,
            ("detail", OfflineText), ("url", plan.Url), ("host", plan.Url.Host))));
        if (_order.Profile.Sockets.CloseAfterFailedHandshake)
            _callbacks.Tell(new CallbackProtocol.SocketClosed(connect.Socket, !plan.Multiple, CloseReason.Dropped, WasClean: false));
        else
            _callbacks.Tell(new CallbackProtocol.SocketForgotten(connect.Socket));
        return true;
    }
}
