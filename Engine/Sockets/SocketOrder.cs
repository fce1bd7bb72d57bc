using Akka.Actor;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Wire;

namespace MiniActors.Sockets;

/// <summary>What a socket actor is made with, and keeps: those whom it speaks to. What it dials it is told (<see cref="SocketProtocol.Dial"/>).</summary>
internal sealed record SocketOrder
{
    public required SocketId Socket { get; init; }

    /// <summary>The url that it dials, for the words of its failures.</summary>
    public required string Url { get; init; }

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
