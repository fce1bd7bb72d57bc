namespace MiniActors.Platforms;

/// <summary>How a platform treats the caller's <c>header</c> (<c>platforms.*.headers</c>).</summary>
public sealed record HeaderPolicy
{
    /// <summary>What becomes of a value that is no string.</summary>
    public required HeaderValueForm NonStringValues { get; init; }

    /// <summary>Names, in lower case, that the platform sets itself: a caller's is dropped with a diagnostic.</summary>
    public required IReadOnlyList<string> Fixed { get; init; }

    /// <summary>Names, in lower case, that the platform's documents forbid and its clients send all the same: passed on with a diagnostic.</summary>
    public IReadOnlyList<string> Discouraged { get; init; } = [];
}

/// <summary>What becomes of a header value that is no string.</summary>
public enum HeaderValueForm
{
    /// <summary>A number in decimal; everything else as <c>[object Null]</c>, <c>[object Boolean]</c>, ….</summary>
    Brand,
    /// <summary><c>String(value)</c>, with a diagnostic.</summary>
    ToText,
}
