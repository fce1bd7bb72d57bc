using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;

namespace MiniActors.Tests.Support;

/// <summary>A TCP server on loopback that does what a script says, byte for byte; with a certificate it speaks TLS first.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly X509Certificate2? _certificate;
    private readonly Func<RawConnection, Task>? _script;
    private readonly Channel<RawConnection> _accepted = Channel.CreateUnbounded<RawConnection>();
    private readonly List<RawConnection> _all = [];
    private readonly Lock _gate = new();
    private int _connections;

    /// <summary>Listens at once. A script runs for every connection; without one, connections are taken by <see cref="AcceptAsync"/>.</summary>
    public RawServer(Func<RawConnection, Task>? script = null, X509Certificate2? certificate = null, IPAddress? address = null)
    {
        (_script, _certificate) = (script, certificate);
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        _ = AcceptAllAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many TCP connections have come.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public Uri WebSocketUrl => new($"{(_certificate is null ? "ws" : "wss")}://localhost:{Port}/socket");

    public Uri HttpUrl => new($"{(_certificate is null ? "http" : "https")}://localhost:{Port}/path");

    /// <summary>The next connection, TLS done.</summary>
    public async Task<RawConnection> AcceptAsync() =>
        await _accepted.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long);

    /// <summary>The next connection, its WebSocket handshake answered.</summary>
    public async Task<RawConnection> AcceptSocketAsync(string extraFields = "", byte[]? behind = null)
    {
        var connection = await AcceptAsync();
        await connection.UpgradeAsync(extraFields, behind);
        return connection;
    }

    private async Task AcceptAllAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync();
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(socket);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The server was disposed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (_certificate is not null)
            {
                var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync(_certificate);
                stream = tls;
            }
            var connection = new RawConnection(socket, stream);
            lock (_gate) _all.Add(connection);
            if (_script is null) await _accepted.Writer.WriteAsync(connection);
            else await _script(connection);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            socket.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        lock (_gate)
            foreach (var connection in _all) connection.Dispose();
        return ValueTask.CompletedTask;
    }
}
