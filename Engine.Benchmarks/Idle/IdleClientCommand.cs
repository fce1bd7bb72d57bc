using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace MiniActors.Benchmarks.Idle;

/// <summary>The hidden command <c>idle-client</c>: a process of its own, so that its memory is the scripts' and nobody else's.</summary>
internal static class IdleClientCommand
{
    public const string Name = "idle-client";

    private static readonly Option<Uri> Server = new("--server") { Required = true, CustomParser = result => new Uri(result.Tokens[0].Value) };
    private static readonly Option<int> Sessions = new("--sessions") { Required = true };

    public static Command Make()
    {
        var command = new Command(Name, "The process with idle scripts, as the command script-idle starts it.") { Server, Sessions };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            var report = await IdleClient.RunAsync(parsed.GetValue(Server)!, new IdleLoad(parsed.GetValue(Sessions)), cancellation).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report).AsMemory(), cancellation).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    /// <summary>The command line that carries this load.</summary>
    public static string[] CommandLine(Uri server, IdleLoad load) =>
        [Name, Server.Name, server.ToString(), Sessions.Name, load.Sessions.ToString(CultureInfo.InvariantCulture)];
}
