namespace MiniActors.Api;

/// <summary>The options of <c>sendSocketMessage</c> and <see cref="SocketTask.Send"/>.</summary>
public sealed record SendSocketMessageOptions : ApiOptions<Done>
{
    /// <summary>A text message; or, with <see cref="IsBuffer"/>, the base64 form of a binary one.</summary>
    public string? Data { get; init; }

    /// <summary>A binary message, when <see cref="Data"/> is null. Not copied: leave it alone until the call is answered.</summary>
    public byte[]? Buffer { get; init; }

    /// <summary>Alipay: <see cref="Data"/> is base64 of a binary message.</summary>
    public bool? IsBuffer { get; init; }
}

/// <summary>What <c>success</c> is told where there is nothing to tell.</summary>
public readonly record struct Done;
