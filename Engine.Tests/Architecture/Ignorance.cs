using System.Text.RegularExpressions;

namespace MiniActors.Tests.Architecture;

/// <summary>The words of the column "must not know", as what gives them away in code.</summary>
internal static class Ignorance
{
    private static readonly Dictionary<string, Regex> Signs = new()
    {
        ["Akka"] = new(@"\bAkka\b"),
        ["actors"] = new(@"\bAkka\.(Actor|Event|Dispatch|Pattern)\b|\bIActorRef\b|\bProps\.Create\b"),
        ["Task"] = new(@"System\.Threading\.Tasks|\bTask<|\bValueTask\b|\bTask\.(Run|When|From|Completed|Delay)|\basync\b|\bawait\b"),
        ["I/O"] = new(@"System\.IO|System\.Net\.(Http|WebSockets)|\bDns\.|\b(File|Directory)\.[A-Z]|\b(HttpClient|ClientWebSocket|TcpClient|NetworkStream)\b|\bnew Socket\("),
        ["clock"] = new(@"\bTimeProvider\b|\bStopwatch\b|\bDateTime(Offset)?\b|\bEnvironment\.TickCount"),
        ["log"] = new(@"\bILogg(er|ingAdapter)\b|\bGetLogger\b|\bSerilog\b|Microsoft\.Extensions\.Logging"),
        ["Serilog"] = new(@"\bSerilog\b"),
        ["Jint"] = new(@"\bJint\b"),
        ["Websocket.Client"] = new(@"\bWebsocket\.Client\b"),
        ["System.Net"] = new(@"\bSystem\.Net\b"),
        ["console"] = new(@"\bConsole\.[A-Z]"),
        ["web server"] = new(@"Microsoft\.AspNetCore"),
    };

    /// <summary>What gives the thing away.</summary>
    public static Regex SignsOf(string thing) => Signs.TryGetValue(thing, out var sign) ? sign
        : References.Declared.Contains(thing) ? new Regex($@"^using (static )?MiniActors\.{thing}\b", RegexOptions.Multiline)
        : throw new InvalidOperationException($"Engine/README.md says that a room must not know '{thing}', and nobody can tell by what to see that.");
}
