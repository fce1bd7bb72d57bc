namespace MiniActors.Platforms;

/// <summary>The engine's own bounds on HTTP (<c>mini-actors.http</c>), whatever a platform allows.</summary>
public sealed record HttpLimits
{
    /// <summary>The largest body that is read into memory, in bytes (<c>body-limit</c>).</summary>
    public required int BodyBytes { get; init; }

    /// <summary>How many fields the head of a response may have (<c>header-fields</c>).</summary>
    public required int HeaderFields { get; init; }

    /// <summary>The largest head of a response, in bytes; a whole number of KiB counts (<c>header-limit</c>).</summary>
    public required int HeaderBytes { get; init; }

    /// <summary>How many transfers of one mini program are in flight at most (<c>max-in-flight</c>).</summary>
    public required int MaxInFlight { get; init; }

    /// <summary>How many calls of one mini program may wait for a lane before further ones fail (<c>queue</c>).</summary>
    public required int Queue { get; init; }

    /// <summary>How many idle lanes one mini program keeps (<c>idle-lanes</c>).</summary>
    public required int IdleLanes { get; init; }
}
