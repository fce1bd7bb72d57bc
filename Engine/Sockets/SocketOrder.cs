using Akka.Actor;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;
using MiniActors.Wire;

namespace MiniActors.Sockets;

/// <summary>What a socket actor is made with: one judged attempt, and those whom it speaks to.</summary>
internal sealed record SocketOrder
{
    public required SocketId Socket { get; init; }
    public required ConnectPlan Plan { get; init; }
    public required SocketSurroundings Surroundings { get; init; }
    public required bool Global { get; init; }
}

/// <summary>What all sockets of one mini program share.</summary>
internal sealed record SocketSurroundings
{
    public required PlatformProfile Profile { get; init; }
    public required ISocketWire Wire { get; init; }
    public NetworkConditions? Network { get; init; }
    public required SocketLimits Limits { get; init; }
    public required TimeSpan CloseTimeout { get; init; }
    public required string? TrustedCertificates { get; init; }
    public required IActorRef Callbacks { get; init; }
}
