namespace MiniActors.Api;

/// <summary>The options of <c>closeSocket</c> and <see cref="SocketTask.Close"/>.</summary>
public sealed record CloseSocketOptions : ApiOptions<Done>
{
    /// <summary>1000, or 3000 to 4999; null: 1000.</summary>
    public int? Code { get; init; }

    /// <summary>A text for the peer, at most 123 bytes of UTF-8.</summary>
    public string? Reason { get; init; }
}
