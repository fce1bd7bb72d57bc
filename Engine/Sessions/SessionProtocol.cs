using MiniActors.Model;

namespace MiniActors.Sessions;

/// <summary>
/// What the supervisor of a mini program is told. Calls are judged in the order in which they arrive, under the state and
/// limits of that moment, and answered through the dispatcher (<see cref="Callbacks.CallbackProtocol"/>).
/// </summary>
public static class SessionProtocol
{
    /// <summary>Everything that a supervisor can be told from above.</summary>
    public interface ICommand;

    /// <summary><c>connectSocket</c>.</summary>
    /// <param name="Call">The call to answer.</param>
    /// <param name="Socket">The id of the new socket, chosen by the caller, who may already hold its SocketTask.</param>
    /// <param name="Options">The options object, callbacks left out.</param>
    public sealed record ConnectSocket(CallId Call, SocketId Socket, Argument Options) : ICommand;

    /// <summary><c>sendSocketMessage</c> and <c>SocketTask.send</c>: one or many messages to one socket, in order.</summary>
    /// <param name="Socket">The socket of the task; null: the newest (the global function).</param>
    /// <param name="Messages">At least one.</param>
    public sealed record SendSocketMessages(SocketId? Socket, IReadOnlyList<OutgoingMessage> Messages) : ICommand;

    /// <summary><c>closeSocket</c> and <c>SocketTask.close</c>.</summary>
    /// <param name="Call">The call to answer.</param>
    /// <param name="Socket">The socket of the task; null: the newest (the global function).</param>
    /// <param name="Options">The options object: <c>code</c>, <c>reason</c>.</param>
    public sealed record CloseSocket(CallId Call, SocketId? Socket, Argument Options) : ICommand;

    /// <summary><c>request</c>.</summary>
    public sealed record Request(CallId Call, Argument Options) : ICommand;

    /// <summary><c>uploadFile</c>.</summary>
    /// <param name="Call">The call to answer.</param>
    /// <param name="Options">The options object, callbacks left out.</param>
    /// <param name="Content">The stream in the place of <c>filePath</c>; null: there is none.</param>
    public sealed record UploadFile(CallId Call, Argument Options, StreamOffer? Content = null) : ICommand;

    /// <summary><c>downloadFile</c>.</summary>
    /// <param name="Call">The call to answer.</param>
    /// <param name="Options">The options object, callbacks left out.</param>
    /// <param name="Target">The stream in the place of <c>filePath</c>; null: there is none.</param>
    public sealed record DownloadFile(CallId Call, Argument Options, StreamOffer? Target = null) : ICommand;

    /// <summary><c>abort</c> of a RequestTask, UploadTask or DownloadTask: the call fails as aborted, unless it has been answered.</summary>
    public sealed record AbortTransfer(CallId Call) : ICommand;

    /// <summary>The mini program goes to the background; after the platform's grace it is suspended.</summary>
    public sealed record Hide : ICommand;

    /// <summary>The mini program comes back to the foreground; what its callbacks missed is told to them.</summary>
    public sealed record Show : ICommand;

    /// <summary>The network of the mini program is another one from now on.</summary>
    /// <param name="Network">What it is.</param>
    public sealed record SetNetwork(NetworkState Network) : ICommand;

    /// <summary>Ends the mini program: its sockets close with 1001, its calls are answered, its actor stops.</summary>
    /// <param name="Silently">True: nothing more is told to its callbacks (<c>exitMiniProgram</c>).</param>
    public sealed record CloseProgram(bool Silently = false) : ICommand;

    /// <summary>One <c>sendSocketMessage</c>.</summary>
    /// <param name="Call">The call to answer.</param>
    /// <param name="Data">Text, or an ArrayBuffer.</param>
    /// <param name="IsBuffer">Alipay's <c>isBuffer</c>, where it was given.</param>
    /// <param name="Options">The whole options object, where it has more than <c>data</c>: it may hold what nobody knows.</param>
    public readonly record struct OutgoingMessage(CallId Call, Argument Data, Argument IsBuffer = default, Argument Options = default);
}
