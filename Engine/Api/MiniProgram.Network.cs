using MiniActors.Callbacks;
using MiniActors.Model;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Api;

/// <content>The network that the mini program finds.</content>
public sealed partial class MiniProgram
{
    /// <summary>
    /// Gives the mini program another network: none, a slow one, or the machine's own again. Without one, what is under way fails
    /// as offline, open sockets break with 1006, and further calls fail at once; <see cref="OnNetworkStatusChange"/> tells a change
    /// of the type. What was slow takes the new pace at once.
    /// </summary>
    public void SetNetwork(NetworkState network)
    {
        ArgumentNullException.ThrowIfNull(network);
        TellOfItself(new SetNetwork(network));
    }

    /// <summary>Listens for another type of the network.</summary>
    public void OnNetworkStatusChange(Action<NetworkStatusEvent> listener) => Own.Network.Add(listener);

    /// <summary>Takes a listener off, or all of them.</summary>
    public void OffNetworkStatusChange(Action<NetworkStatusEvent>? listener = null) => Own.Network.Remove(listener);
}
