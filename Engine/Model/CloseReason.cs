namespace MiniActors.Model;

/// <summary>Why a WebSocket ended: the code of RFC 6455 section 7.4 and its text.</summary>
/// <param name="Code">1000 to 4999. 1005: the peer sent no code. 1006: the connection dropped without a close frame.</param>
/// <param name="Reason">The peer's or the caller's text, at most 123 bytes of UTF-8 on the wire; empty when there is none.</param>
public sealed record CloseReason(int Code, string Reason = "")
{
    /// <summary>Normal closure.</summary>
    public static readonly CloseReason Normal = new(1000);

    /// <summary>The endpoint is going away: what a draining engine tells the peer.</summary>
    public static readonly CloseReason GoingAway = new(1001);

    /// <summary>The peer closed without a code.</summary>
    public static readonly CloseReason NoStatus = new(1005);

    /// <summary>The connection dropped; there was no close frame.</summary>
    public static readonly CloseReason Dropped = new(1006);
}
