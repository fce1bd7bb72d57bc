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
    public required IProgramStore Store { get; init; }
    public required HttpLimits Limits { get; init; }
    public required TimeProvider Clock { get; init; }
    public required string? TrustedCertificates { get; init; }
    public required IActorRef Callbacks { get; init; }
}
