using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Rules;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Sessions;

/// <content>How the network of a mini program goes and comes back.</content>
internal sealed partial class SessionSupervisor
{
    private NetworkState _network;

    private bool Change(SetNetwork change)
    {
        var before = _network;
        _network = change.Network;
        if (NetworkRule.IsTold(before, _network)) _callbacks.Tell(new CallbackProtocol.NetworkChanged(_network));
        return true;
    }
}
