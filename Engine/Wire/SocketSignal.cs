using MiniActors.Model;

namespace MiniActors.Wire;

/// <summary>What the wire tells of one WebSocket.</summary>
public abstract record SocketSignal
{
    private SocketSignal()
    {
    }

    /// <summary>The handshake is complete.</summary>
    /// <param name="Headers">The fields of the 101 response.</param>
    /// <param name="Protocol">The subprotocol that the server chose; null: none.</param>
    public sealed record Opened(Headers Headers, string? Protocol) : SocketSignal;

    /// <summary>A burst of whole messages in the order of arrival. It is answered by <see cref="ISocketLink.Credit"/>.</summary>
    /// <param name="Frames">At least one.</param>
    /// <param name="Bytes">The size of all payloads together.</param>
    public sealed record Received(Frame[] Frames, int Bytes) : SocketSignal;

    /// <summary>The oldest frames that were not answered yet have been written.</summary>
    /// <param name="Count">How many; at least one.</param>
    public sealed record Sent(int Count) : SocketSignal;

    /// <summary>The oldest frames that were not answered yet will never be written.</summary>
    /// <param name="Count">How many; at least one.</param>
    /// <param name="Cause">Why, for a person.</param>
    public sealed record SendFailed(int Count, string Cause) : SocketSignal;

    /// <summary>The closing handshake is over: the peer's close frame came. Every frame has been answered before.</summary>
    /// <param name="Reason">The peer's code and text; <see cref="CloseReason.NoStatus"/> when its frame was empty.</param>
    public sealed record Closed(CloseReason Reason) : SocketSignal;

    /// <summary>The attempt or the connection failed. Every frame has been answered before.</summary>
    /// <param name="Fault">What went wrong.</param>
    /// <param name="Cause">One line for a person.</param>
    /// <param name="Status">The HTTP status of a refused handshake; null: there was none.</param>
    public sealed record Failed(WireFault Fault, string Cause, int? Status = null) : SocketSignal;
}
