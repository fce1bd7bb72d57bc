using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace MiniActors.Benchmarks.Flood;

/// <summary>The hidden command <c>flood-client</c>: a process of its own, so that its memory is the engine's and nobody else's.</summary>
internal static class FloodClientCommand
{
    public const string Name = "flood-client";

    private static readonly Option<Uri> Server = new("--server") { Required = true, CustomParser = result => new Uri(result.Tokens[0].Value) };
    private static readonly Option<string> Wire = new("--wire") { Required = true };
    private static readonly Option<int> Sockets = new("--sockets") { Required = true };
    private static readonly Option<int> Messages = new("--messages") { Required = true };
    private static readonly Option<int> Bytes = new("--bytes") { Required = true };
    private static readonly Option<double> Callback = new("--callback-ms") { Required = true };

    public static Command Make()
    {
        var command = new Command(Name, "The flooded process, as the commands flood and slow start it.") { Server, Wire, Sockets, Messages, Bytes, Callback };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            var load = new FloodLoad(parsed.GetValue(Sockets), parsed.GetValue(Messages), parsed.GetValue(Bytes),
                TimeSpan.FromMilliseconds(parsed.GetValue(Callback)));
            var report = await FloodClient.RunAsync(parsed.GetValue(Server)!, load, parsed.GetValue(Wire)!, cancellation).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report).AsMemory(), cancellation).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    /// <summary>The command line that carries this load.</summary>
    public static string[] CommandLine(Uri server, FloodLoad load, string wire) =>
    [
        Name, Server.Name, server.ToString(), Wire.Name, wire,
        Sockets.Name, Text(load.Sockets), Messages.Name, Text(load.PerSocket), Bytes.Name, Text(load.Bytes),
        Callback.Name, Text(load.Callback.TotalMilliseconds),
    ];

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
