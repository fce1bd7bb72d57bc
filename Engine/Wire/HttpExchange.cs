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

    /// <summary>The body; null: none, or <see cref="Upload"/>.</summary>
    public byte[]? Body { get; init; }

    /// <summary>A body that is streamed, in the place of <see cref="Body"/>; null: none.</summary>
    public HttpUpload? Upload { get; init; }

    /// <summary>Where the body of the response goes; null: into memory.</summary>
    public BodyTarget? Target { get; init; }

    /// <summary>True: the body of the response is told piece by piece, whatever its size, and <see cref="Target"/> is not used. Default: false.</summary>
    public bool Chunked { get; init; }

    /// <summary>True: the head of the response is told as soon as it is there. Default: false.</summary>
    public bool TellsHead { get; init; }

    /// <summary>True: the progress of a streamed request body and of the response body is told. Default: false.</summary>
    public bool TellsProgress { get; init; }

    /// <summary>
    /// How long the network may stay without a byte, either way; the head of the response counts when it is whole. Time in which we
    /// wait for the disk or for credit does not count. Null: for ever. Default: null.
    /// </summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>What may be reached and who is trusted.</summary>
    public TransportPolicy Policy { get; init; } = TransportPolicy.Public;

    /// <summary>The network of the mini program, which may be slow and may change; null: nothing is slower than it is.</summary>
    public NetworkConditions? Network { get; init; }

    /// <summary>The largest body that is read into memory, in bytes. Default: 16 MiB.</summary>
    public int BodyBytes { get; init; } = 16 << 20;

    /// <summary>How many fields the head of the response may have. Default: 256.</summary>
    public int HeaderFields { get; init; } = 256;

    /// <summary>The largest body that is written to <see cref="Target"/>, in bytes. Default: 200 MiB.</summary>
    public long TargetBytes { get; init; } = 200 << 20;

    /// <summary>How many bytes of chunks may wait for their callback before reading stops. Default: 256 KiB.</summary>
    public int HighWaterBytes { get; init; } = 256 << 10;
}
