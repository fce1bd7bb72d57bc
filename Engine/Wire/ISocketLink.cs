using MiniActors.Model;

namespace MiniActors.Wire;

/// <summary>One connection, or the attempt at one. Its members return at once, never throw, and may be called at any time.</summary>
public interface ISocketLink
{
    /// <summary>
    /// Writes the frames in this order behind those already given. Each is answered in order through the sink:
    /// <see cref="SocketSignal.Sent"/> counts those whose write is complete, <see cref="SocketSignal.SendFailed"/> those that
    /// will never be. The caller keeps within <see cref="SocketLimits.SendQueueMessages"/> and <see cref="SocketLimits.SendQueueBytes"/>.
    /// </summary>
    void Send(IReadOnlyList<Frame> frames);

    /// <summary>Gives back room: this many messages and bytes have been through their callbacks, and reading may go on.</summary>
    void Credit(int messages, int bytes);

    /// <summary>
    /// Sends a close frame behind all frames already given and waits for the peer's, without a limit of its own: the caller
    /// aborts when its time is up. Before the connection is open this ends the attempt.
    /// </summary>
    void Close(CloseReason reason);

    /// <summary>Ends the connection or the attempt now; the sink is told <see cref="SocketSignal.Failed"/> if it was not told an end before.</summary>
    void Abort();
}
