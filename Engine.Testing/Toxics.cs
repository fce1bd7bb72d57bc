namespace MiniActors.Testing;

/// <summary>What a <see cref="FaultProxy"/> does to the bytes of one direction; the default does nothing.</summary>
public sealed record Toxics
{
    /// <summary>Every piece is late by this much. Default: 0.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Each piece is late by up to so much more or less than <see cref="Latency"/>, by the seed. Default: 0.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>How many bytes pass in a second; null: as many as come.</summary>
    public int? BytesPerSecond { get; init; }

    /// <summary>The largest piece in bytes: between one and this, by the seed; null: as they come.</summary>
    public int? Slice { get; init; }

    /// <summary>After so many bytes of a connection it is ended with FIN; null: never.</summary>
    public long? LimitBytes { get; init; }

    /// <summary>After so many bytes of a connection it is ended with RST, both ways; null: never.</summary>
    public long? ResetAfter { get; init; }

    /// <summary>How long the end of a sender is kept from the receiver. Default: 0.</summary>
    public TimeSpan SlowClose { get; init; }

    /// <summary>True: bytes and ends are swallowed, as behind a pulled cable. Default: false.</summary>
    public bool BlackHole { get; init; }
}
