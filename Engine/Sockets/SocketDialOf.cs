using MiniActors.Wire;

namespace MiniActors.Sockets;

/// <summary>From a judged plan to what the wire needs.</summary>
internal static class SocketDialOf
{
    /// <summary>The dial of this order.</summary>
    public static SocketDial Plan(SocketOrder order) => new()
    {
        Url = order.Plan.Url,
        Headers = order.Plan.Headers,
        Protocols = order.Plan.Protocols,
        Network = order.Surroundings.Network,
        Limits = order.Surroundings.Limits,
        Policy = new TransportPolicy
        {
            PrivateAddresses = order.Plan.PrivateAddresses,
            AnyCertificate = order.Plan.AnyCertificate,
            TrustedCertificates = order.Surroundings.TrustedCertificates,
        },
    };
}
