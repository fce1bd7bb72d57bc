using Akka.Actor;
using MiniActors.Files;
using MiniActors.Platforms;
using MiniActors.Wire;

namespace MiniActors.Transfers;

/// <summary>What all lanes of one mini program share.</summary>
internal sealed record TransferSurroundings
{
    public required PlatformProfile Profile { get; init; }
    public required ProgramSettings Program { get; init; }
    public required IHttpWire Wire { get; init; }
    public NetworkConditions? Network { get; init; }
    public required IProgramStore Store { get; init; }
    public required HttpLimits Limits { get; init; }
    public required TimeProvider Clock { get; init; }
    public required string? TrustedCertificates { get; init; }
    public required IActorRef Callbacks { get; init; }

    private TransportPolicy? _policy;

    /// <summary>What an exchange may reach; nearly always the same as the one before.</summary>
    public TransportPolicy PolicyFor(bool privateAddresses, bool anyCertificate)
    {
        var last = _policy;
        if (last is not null && last.PrivateAddresses == privateAddresses && last.AnyCertificate == anyCertificate) return last;
        return _policy = new TransportPolicy
        {
            PrivateAddresses = privateAddresses,
            AnyCertificate = anyCertificate,
            TrustedCertificates = TrustedCertificates,
        };
    }
}
