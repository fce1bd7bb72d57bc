using Akka.Event;
using MiniActors.Model;

namespace MiniActors.Callbacks;

/// <summary>
/// What the dispatcher of a mini program is told. It is a role: a C# program's delegates, a script's event loop, a remote
/// caller's connection or a TestProbe can play it. Messages carry ids and values only.
/// </summary>
/// <remarks>
/// They arrive in the order of what happened. Each <see cref="CallId"/> is answered once; whoever plays the role keeps the
/// calls that are open, and answers those that are left when it is told <see cref="Finished"/> or dies.
/// </remarks>
public static class CallbackProtocol
{
    /// <summary>Everything that a dispatcher is told.</summary>
    public interface IEvent : IDeadLetterSuppression;

    /// <summary>The answer to one call.</summary>
    public interface IAnswer : IEvent
    {
        /// <summary>The call that is answered.</summary>
        CallId Call { get; }

        /// <summary>
        /// The head of the response, where all of it came at once: for <c>onHeadersReceived</c>, before the callbacks of the answer.
        /// Null: <see cref="TransferHead"/> told it before, or there is none.
        /// </summary>
        HttpHead? Head { get; }
    }

    /// <summary>The call succeeded: <c>success</c>, then <c>complete</c>.</summary>
    public sealed record Succeeded(CallId Call, CallResult Result) : IAnswer
    {
        /// <summary>True: the head of the response was not told before. Default: false.</summary>
        public bool WithHead { get; init; }

        /// <inheritdoc />
        public HttpHead? Head => WithHead ? (Result as CallResult.Response)?.Answer.Head : null;
    }

    /// <summary>The call failed: <c>fail</c>, then <c>complete</c>.</summary>
    public sealed record Failed(CallId Call, Failure Failure) : IAnswer
    {
        /// <summary>True: the head of the response that the platform counts as a failure was not told before. Default: false.</summary>
        public bool WithHead { get; init; }

        /// <inheritdoc />
        public HttpHead? Head => WithHead ? Failure.Answer?.Head : null;
    }

    /// <summary>These messages have been written, in this order: <c>success</c> and <c>complete</c> of each <c>sendSocketMessage</c>.</summary>
    public sealed record SendsSucceeded(IReadOnlyList<CallId> Calls) : IEvent;

    /// <summary>Something happened to a transfer before it is answered: for the listeners of its task.</summary>
    public interface ITransferEvent : IEvent
    {
        /// <summary>The call of the transfer.</summary>
        CallId Call { get; }
    }

    /// <summary><c>onHeadersReceived</c>, where the body was still on its way; else it comes with <see cref="IAnswer.Head"/>.</summary>
    public sealed record TransferHead(CallId Call, HttpHead Head) : ITransferEvent;

    /// <summary><c>onProgressUpdate</c>.</summary>
    public sealed record TransferProgressed(CallId Call, TransferProgress Progress) : ITransferEvent;

    /// <summary>
    /// <c>onChunkReceived</c>. When the callbacks have run, the sender is told <see cref="Credit"/>; until then it stops reading
    /// at the high-water mark.
    /// </summary>
    /// <param name="Call">The call of the transfer.</param>
    /// <param name="Bytes">The piece; it belongs to who is told.</param>
    public sealed record TransferChunk(CallId Call, byte[] Bytes) : ITransferEvent;

    /// <summary>An event of one socket.</summary>
    public interface ISocketEvent : IEvent
    {
        /// <summary>The socket.</summary>
        SocketId Socket { get; }

        /// <summary>True when the global <c>onSocketX</c> listeners hear it too: the socket was the newest when it happened.</summary>
        bool Global { get; }
    }

    /// <summary><c>onSocketOpen</c>.</summary>
    /// <param name="Socket">The socket.</param>
    /// <param name="Global">Whether the global listeners hear it.</param>
    /// <param name="Headers">The fields of the handshake response.</param>
    /// <param name="Protocol">The subprotocol that the server chose; null: none.</param>
    public sealed record SocketOpened(SocketId Socket, bool Global, Headers Headers, string? Protocol) : ISocketEvent;

    /// <summary>
    /// <c>onSocketMessage</c>, once a frame. When the callbacks have run, the sender is told
    /// <see cref="Credit"/>; until then it stops reading at the high-water mark.
    /// </summary>
    /// <param name="Socket">The socket.</param>
    /// <param name="Global">Whether the global listeners hear it.</param>
    /// <param name="Frames">The messages of one burst, in order; never changed.</param>
    /// <param name="Bytes">The size of all payloads together.</param>
    public sealed record SocketReceived(SocketId Socket, bool Global, Frame[] Frames, int Bytes) : ISocketEvent;

    /// <summary><c>onSocketError</c>.</summary>
    public sealed record SocketErred(SocketId Socket, bool Global, Failure Failure) : ISocketEvent;

    /// <summary><c>onSocketClose</c>: the last event of its socket.</summary>
    /// <param name="Socket">The socket.</param>
    /// <param name="Global">Whether the global listeners hear it.</param>
    /// <param name="Reason">The peer's code and reason; 1006 when there was no closing handshake.</param>
    /// <param name="WasClean">True when the closing handshake was completed.</param>
    public sealed record SocketClosed(SocketId Socket, bool Global, CloseReason Reason, bool WasClean) : ISocketEvent;

    /// <summary>The socket is gone without a further event for the user; its task can be forgotten.</summary>
    public sealed record SocketForgotten(SocketId Socket) : IEvent;

    /// <summary>Something was ignored in silence, as on the phone; a developer should know.</summary>
    /// <param name="Diagnostic">What was ignored.</param>
    /// <param name="Call">The call that it belongs to, which is still open; null: it belongs to none.</param>
    public sealed record Noted(Diagnostic Diagnostic, CallId? Call = null) : IEvent;

    /// <summary>The mini program left the foreground; it goes on until it is <see cref="Suspended"/>, if its platform suspends it at all.</summary>
    public sealed record Hidden : IEvent;

    /// <summary>The mini program is in the foreground again; where it was suspended, <see cref="Resumed"/> was told before.</summary>
    public sealed record Shown : IEvent;

    /// <summary>The mini program is suspended: what is told from here on is held until <see cref="Resumed"/>, and its user code does not run.</summary>
    public sealed record Suspended : IEvent;

    /// <summary>The mini program is back: what was held runs, in the order in which it was told.</summary>
    public sealed record Resumed : IEvent;

    /// <summary><c>onNetworkStatusChange</c>: the type of the network is another one; what it was before is in the settings of the program or in the event before.</summary>
    /// <param name="Network">What it is now.</param>
    public sealed record NetworkChanged(NetworkState Network) : IEvent;

    /// <summary>The network has another pace, and its type is what it was: no platform tells it, but who watches may want to know.</summary>
    /// <param name="Network">What it is now.</param>
    public sealed record NetworkPaced(NetworkState Network) : IEvent;

    /// <summary>The mini program is over: what was held runs, then open calls fail with this, each with the name of its own API, and nothing follows.</summary>
    /// <param name="Failure">What the calls that are still open fail with, said of the mini program; null: nothing more is told at all (<c>exitMiniProgram</c>).</param>
    public sealed record Finished(Failure? Failure) : IEvent;

    /// <summary>Told back to the sender of <see cref="SocketReceived"/> or <see cref="TransferChunk"/>: these messages have been through their callbacks.</summary>
    public sealed record Credit(int Messages, int Bytes);
}
