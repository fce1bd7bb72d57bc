using MiniActors.Model;

namespace MiniActors.Callbacks;

/// <summary><c>onSocketOpen</c>: the handshake is complete.</summary>
/// <param name="SocketTaskId">Which socket.</param>
/// <param name="Header">The fields of the handshake response.</param>
/// <param name="Protocol">The subprotocol that the server chose; null: none.</param>
public sealed record SocketOpenEvent(int SocketTaskId, Headers Header, string? Protocol);

/// <summary><c>onSocketMessage</c>: one message of the server.</summary>
/// <param name="SocketTaskId">Which socket.</param>
/// <param name="Frame">The message as it came.</param>
/// <param name="IsBuffer">True where the platform hands a binary message over as base64 text: then <see cref="Data"/> is that text.</param>
public readonly record struct SocketMessageEvent(int SocketTaskId, Frame Frame, bool IsBuffer)
{
    /// <summary>What the platform hands over: a string, or a <c>byte[]</c> for an ArrayBuffer.</summary>
    public object Data => Frame.IsText ? Frame.Text : IsBuffer ? Convert.ToBase64String(Frame.Bytes) : Frame.Bytes;
}

/// <summary><c>onSocketError</c>.</summary>
/// <param name="SocketTaskId">Which socket.</param>
/// <param name="Failure">What went wrong, in the platform's words.</param>
public sealed record SocketErrorEvent(int SocketTaskId, Failure Failure);

/// <summary><c>onSocketClose</c>: the last event of its socket.</summary>
/// <param name="SocketTaskId">Which socket.</param>
/// <param name="Code">The code of RFC 6455; 1006: there was no closing handshake.</param>
/// <param name="Reason">The peer's text; empty when there is none.</param>
/// <param name="WasClean">True when the closing handshake was completed.</param>
public sealed record SocketCloseEvent(int SocketTaskId, int Code, string Reason, bool WasClean);
