using System.Net;
using System.Net.Sockets;

namespace MiniActors.Benchmarks.Peer;

/// <summary>A listener of the measuring server, on loopback.</summary>
internal sealed class PeerServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private readonly Func<Socket, Task> _serve;

    private PeerServer(Func<Socket, Task> serve)
    {
        _serve = serve;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
    }

    /// <summary>Serves by what is given.</summary>
    public static PeerServer Of(Func<Socket, Task> serve) => new(serve);

    /// <summary>Echoes and floods over WebSockets.</summary>
    public static PeerServer OfSockets() => new(socket => new PeerConnection(socket).ServeAsync());

    /// <summary>Answers HTTP requests.</summary>
    public static PeerServer OfWeb() => new(socket => new WebConnection(socket).ServeAsync());

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
                _ = Task.Run(() => _serve(client), CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }

    public void Dispose() => _listener.Dispose();
}
