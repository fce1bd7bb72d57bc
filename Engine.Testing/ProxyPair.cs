using System.Net.Sockets;

namespace MiniActors.Testing;

/// <summary>The two sockets of one connection through a proxy.</summary>
internal sealed class ProxyPair(Socket client) : IDisposable
{
    public Socket Client { get; } = client;

    public Socket Server { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public void Reset()
    {
        foreach (var socket in new[] { Client, Server })
            try
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Close(0);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // It is gone already.
            }
    }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }
}
