using MiniActors.Model;

namespace MiniActors.Wire;

/// <summary>Everything that one WebSocket attempt needs, already judged.</summary>
public sealed record SocketDial
{
    /// <summary><c>ws</c> or <c>wss</c>, absolute.</summary>
    public required Uri Url { get; init; }

    /// <summary>The fields of the handshake request that are ours to set.</summary>
    public Headers Headers { get; init; } = Headers.Empty;

    /// <summary><c>Sec-WebSocket-Protocol</c>, in order of preference.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [];

    /// <summary>What may be reached and who is trusted.</summary>
    public TransportPolicy Policy { get; init; } = TransportPolicy.Public;

    /// <summary>The network of the mini program, which may be slow and may change; null: nothing is slower than it is.</summary>
    public NetworkConditions? Network { get; init; }

    /// <summary>The bounds of this socket.</summary>
    public SocketLimits Limits { get; init; } = new();
}
