namespace MiniActors.Platforms;

/// <summary>What becomes of a mini program that is hidden (<c>platforms.*.background</c>).</summary>
public sealed record BackgroundPolicy
{
    /// <summary>How long a hidden mini program goes on before it is suspended; null: it never is.</summary>
    public required TimeSpan? Grace { get; init; }

    /// <summary>The code that <c>onSocketClose</c> tells of the sockets which the suspension closes.</summary>
    public required int CloseCode { get; init; }

    /// <summary>The reason that it tells.</summary>
    public required string CloseReason { get; init; }

    /// <summary>How many callbacks wait for the return at most; when one more comes they run early, because none may be lost.</summary>
    public required int HeldCallbacks { get; init; }
}
