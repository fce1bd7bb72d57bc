using MiniActors.Model;

namespace MiniActors.Wire;

/// <summary>Everything that one HTTP request needs, already judged.</summary>
public sealed record HttpExchange
{
    /// <summary><c>http</c> or <c>https</c>, absolute.</summary>
    public required Uri Url { get; init; }

    /// <summary>The method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The request fields, <c>Content-Type</c> among them.</summary>
    public Headers Headers { get; init; } = Headers.Empty;

    /// <summary>The body; null: none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>What may be reached and who is trusted.</summary>
    public TransportPolicy Policy { get; init; } = TransportPolicy.Public;

    /// <summary>The largest body that is read into memory, in bytes. Default: 16 MiB.</summary>
    public int BodyBytes { get; init; } = 16 << 20;
}
