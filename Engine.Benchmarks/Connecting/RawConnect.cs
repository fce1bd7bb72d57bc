using System.Net.WebSockets;
using MiniActors.Benchmarks.Measuring;

namespace MiniActors.Benchmarks.Connecting;

/// <summary>What one writes without the engine.</summary>
internal sealed class RawConnect(Uri url, ConnectLoad load)
{
    /// <summary>One round; what it opened is ended when it has been measured.</summary>
    public async Task<Reading> RoundAsync()
    {
        var sockets = new ClientWebSocket[load.Connects];
        var next = -1;
        var reading = await Reading.OfAsync(load.Connects, () =>
            Task.WhenAll(Enumerable.Range(0, load.Places).Select(place => Task.Run(() => ConnectAsync(load.Of(place)))))).ConfigureAwait(false);
        foreach (var socket in sockets) socket.Dispose();
        return reading;

        async Task ConnectAsync(int count)
        {
            for (; count > 0; count--)
            {
                var socket = sockets[Interlocked.Increment(ref next)] = new ClientWebSocket();
                await socket.ConnectAsync(url, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
