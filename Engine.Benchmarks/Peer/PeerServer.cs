using System.Net;
using System.Net.Sockets;

namespace MiniActors.Benchmarks.Peer;

/// <summary>The measuring server: a bare WebSocket server on loopback, in a process of its own.</summary>
internal sealed class PeerServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public PeerServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
    }

    /// <summary>The port that the system chose.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Serves every client until the token is cancelled.</summary>
    public async Task ServeAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync(stop).ConfigureAwait(false);
                client.NoDelay = true;
                _ = Task.Run(() => new PeerConnection(client).ServeAsync(), CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }

    public void Dispose() => _listener.Dispose();
}
