namespace MiniActors.Tests.Laws;

/// <summary>
/// One thing that happens to a mini program: it makes a call, its peer does something, its network changes, or time passes.
/// Where a step names a socket, a link or a transfer, 0 is the newest, and a number that there is not means that nothing happens.
/// </summary>
internal abstract record Step
{
    private Step()
    {
    }

    /// <summary><c>connectSocket</c>.</summary>
    internal sealed record Connect(Target Target, bool Multiple = false, int? TimeoutSeconds = null) : Step;

    /// <summary><c>send</c> of a task; null: <c>sendSocketMessage</c>.</summary>
    internal sealed record Send(int? Socket, Payload Payload) : Step;

    /// <summary><c>close</c> of a task; null: <c>closeSocket</c>.</summary>
    internal sealed record Close(int? Socket, int? Code) : Step;

    /// <summary><c>request</c>.</summary>
    internal sealed record Request(Target Target, bool Chunked = false, int? TimeoutSeconds = null) : Step;

    /// <summary><c>uploadFile</c> of a stream.</summary>
    internal sealed record Upload(Target Target) : Step;

    /// <summary><c>downloadFile</c> into a temporary file.</summary>
    internal sealed record Download(Target Target) : Step;

    /// <summary><c>abort</c> of a transfer's task.</summary>
    internal sealed record Abort(int Transfer) : Step;

    /// <summary>The network of the phone is another one.</summary>
    internal sealed record Network(Weather Weather) : Step;

    /// <summary>The mini program goes to the background.</summary>
    internal sealed record Hide : Step;

    /// <summary>It comes back.</summary>
    internal sealed record Show : Step;

    /// <summary>Time passes.</summary>
    internal sealed record Pass(double Seconds) : Step;

    /// <summary>What the peer of a socket does, or its line.</summary>
    internal sealed record Peer(int Link, PeerAct Act) : Step;

    /// <summary>What the server of a transfer does, or its line.</summary>
    internal sealed record Server(int Exchange, ServerAct Act) : Step;

    /// <summary>The next dial throws, which no wire should.</summary>
    internal sealed record BreakDial : Step;

    /// <summary>What happens in the next callback that runs.</summary>
    internal sealed record InCallback(Step Then) : Step;
}

/// <summary>Where a call goes.</summary>
internal enum Target { Listed, Unlisted, Insecure, Private, NoUrl }

/// <summary>What is sent.</summary>
internal enum Payload { Text, Binary, Nothing }

/// <summary>The network of the phone.</summary>
internal enum Weather { Wifi, Slow, Offline }

/// <summary>What the peer of a socket does.</summary>
internal enum PeerAct { Opens, Says, SaysThree, TakesOne, TakesAll, TakesNone, Closes, ClosesWithoutCode, Breaks, BreaksTheSend, BreaksEverything }

/// <summary>What the server of a transfer does.</summary>
internal enum ServerAct { Answers, AnswersWithAnError, AnswersNoJson, Redirects, RedirectsToNowhere, SendsHead, SendsChunk, TakesSome, Breaks }
