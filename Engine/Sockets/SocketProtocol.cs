using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Sockets;

/// <summary>What a socket actor is told by its supervisor, and what it tells it.</summary>
internal static class SocketProtocol
{
    /// <summary>Everything that a socket is told from above.</summary>
    internal interface ICommand;

    /// <summary>Everything that a socket tells its supervisor.</summary>
    internal interface IEvent
    {
        /// <summary>The socket that tells.</summary>
        SocketId Socket { get; }
    }

    /// <summary>The attempt begins: the first that a socket is told. What was judged of it is not needed any more when it is over.</summary>
    internal sealed record Dial(ConnectPlan Plan) : ICommand;

    /// <summary>Write these messages behind those before; each is answered once.</summary>
    internal sealed record Send(IReadOnlyList<Outgoing> Messages) : ICommand;

    /// <summary>
    /// The caller's close.
    /// </summary>
    /// <param name="Call">The call to answer; null: nobody asked (a replacement, or the end of the mini program).</param>
    /// <param name="Reason">The code and text for the peer.</param>
    /// <param name="WhileConnecting">True: an attempt that is not open yet ends; false: the call fails and the attempt goes on.</param>
    internal sealed record Close(CallId? Call, CloseReason Reason, bool WhileConnecting) : ICommand;

    /// <summary>Makes way for another socket: like <see cref="Close"/> 1000, in any state.</summary>
    /// <param name="Silently">True: nobody is told that the socket closed.</param>
    internal sealed record MakeWay(bool Silently) : ICommand;

    /// <summary>Ends the connection at once, in any state, without a closing handshake.</summary>
    /// <param name="Reason">What <c>onSocketClose</c> tells.</param>
    internal sealed record Cut(CloseReason Reason) : ICommand;

    /// <summary>The network is gone: the attempt fails, or the connection breaks, in any state.</summary>
    /// <param name="Cause">One line for a person.</param>
    internal sealed record NetworkLost(string Cause) : ICommand;

    /// <summary>Whether the global listeners hear this socket from now on.</summary>
    internal sealed record Bind(bool Global) : ICommand;

    /// <summary>
    /// The supervisor has forgotten this socket: nothing more will be sent to it and it may stop. Because it comes behind
    /// every earlier command, no call is lost between a socket's end and its actor's.
    /// </summary>
    internal sealed record Release : ICommand;

    /// <summary>An exception got out of the socket's handler: end the connection, answer what is owed.</summary>
    internal sealed record Crashed(string Cause) : ICommand;

    /// <summary>The handshake is complete.</summary>
    internal sealed record Opened(SocketId Socket) : IEvent;

    /// <summary>The connection is gone and every call is answered. The socket waits for <see cref="Release"/>.</summary>
    /// <param name="Socket">The socket that tells.</param>
    /// <param name="LastWords">
    /// What its callbacks are to be told last, in this order. The supervisor tells it when it has forgotten the socket: whoever
    /// connects anew in <c>onSocketClose</c> finds the place free.
    /// </param>
    internal sealed record Ended(SocketId Socket, IReadOnlyList<CallbackProtocol.IEvent> LastWords) : IEvent;

    /// <summary>One message with the call that waits for its answer.</summary>
    internal readonly record struct Outgoing(CallId Call, Frame Frame);
}
