using System.CommandLine;
using System.Text.Json;

namespace MiniActors.Benchmarks.Peer;

/// <summary>The hidden command <c>server</c>: serves until standard input ends, so that it never outlives who started it.</summary>
internal static class ServerCommand
{
    public const string Name = "server";

    /// <summary>The one line that the server prints.</summary>
    /// <param name="Port">Where it speaks WebSocket.</param>
    /// <param name="WebPort">Where it speaks HTTP.</param>
    internal sealed record Address(int Port, int WebPort);

    public static Command Make()
    {
        var command = new Command(Name, "The measuring server, as the other commands start it.") { Hidden = true };
        command.SetAction(async (_, cancellation) =>
        {
            using var sockets = PeerServer.OfSockets();
            using var web = PeerServer.OfWeb();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var serving = Task.WhenAll(sockets.ServeAsync(stop.Token), web.ServeAsync(stop.Token));
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new Address(sockets.Port, web.Port)).AsMemory(), cancellation).ConfigureAwait(false);
            await Console.In.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            await serving.ConfigureAwait(false);
            return 0;
        });
        return command;
    }
}
