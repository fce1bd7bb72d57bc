namespace MiniActors.Platforms;

/// <summary>
/// Limits that bite on a phone and not here (<c>platforms.*.phone</c>): those of some clients, and those that its documents
/// name beside the rule that is followed. Only diagnostics speak of them. Null: none is known.
/// </summary>
public sealed record PhonePolicy
{
    /// <summary>No limit is known.</summary>
    public static readonly PhonePolicy None = new();

    /// <summary>How many sockets some clients allow at once.</summary>
    public int? Sockets { get; init; }

    /// <summary>How many transfers some clients carry at once.</summary>
    public int? Transfers { get; init; }

    /// <summary>How long some clients let connecting take, whatever the caller asks for.</summary>
    public TimeSpan? ConnectTimeout { get; init; }

    /// <summary>The largest file that some clients send, in bytes.</summary>
    public long? Upload { get; init; }

    /// <summary>The largest file that some clients take, in bytes.</summary>
    public long? Download { get; init; }
}
