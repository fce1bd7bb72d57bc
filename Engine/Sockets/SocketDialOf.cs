using MiniActors.Rules;
using MiniActors.Wire;

namespace MiniActors.Sockets;

/// <summary>From a judged plan to what the wire needs.</summary>
internal static class SocketDialOf
{
    /// <summary>The dial of this plan.</summary>
    public static SocketDial Plan(ConnectPlan plan, SocketSurroundings surroundings) => new()
    {
        Url = plan.Url,
        Headers = plan.Headers,
        Protocols = plan.Protocols,
        Network = surroundings.Network,
        Limits = surroundings.Limits,
        Policy = new TransportPolicy
        {
            PrivateAddresses = plan.PrivateAddresses,
            AnyCertificate = plan.AnyCertificate,
            TrustedCertificates = surroundings.TrustedCertificates,
        },
    };
}
