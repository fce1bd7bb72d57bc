using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;

namespace MiniActors.Testing;

/// <summary>
/// A TCP server on loopback that does what a script says, byte for byte, HTTP or WebSocket, legal or not; with a certificate it
/// speaks TLS first. Disposing ends every connection.
/// </summary>
public sealed class FaultServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly IPEndPoint _place;
    private readonly X509Certificate2? _certificate;
    private readonly Func<FaultConnection, Task>? _script;
    private readonly Channel<FaultConnection> _accepted = Channel.CreateUnbounded<FaultConnection>();
    private readonly ConcurrentQueue<FaultConnection> _all = new();
    private readonly ConcurrentQueue<Exception> _broken = new();
    private readonly ConcurrentQueue<Task> _serving = new();
    private readonly CancellationTokenSource _ended = new();
    private int _connections;

    /// <summary>Listens at once, on a free port.</summary>
    /// <param name="script">Runs for every connection, TLS done; null: connections are taken by <see cref="AcceptAsync"/>.</param>
    /// <param name="certificate">With it the server speaks TLS; null: plain.</param>
    /// <param name="address">Where it listens; null: 127.0.0.1.</param>
    public FaultServer(Func<FaultConnection, Task>? script = null, X509Certificate2? certificate = null, IPAddress? address = null)
    {
        (_script, _certificate) = (script, certificate);
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        _place = (IPEndPoint)_listener.LocalEndpoint;
        _ = AcceptAllAsync();
    }

    /// <summary>A server with one script for each connection, in the order in which they come; the last one serves all further ones.</summary>
    /// <param name="scripts">At least one.</param>
    public static FaultServer InTurn(params Func<FaultConnection, Task>[] scripts)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scripts.Length);
        var turn = -1;
        return new FaultServer(peer => scripts[Math.Min(Interlocked.Increment(ref turn), scripts.Length - 1)](peer));
    }

    /// <summary>How long a read or a write of a script may take: 10 s, long enough for a busy machine.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The port.</summary>
    public int Port => _place.Port;

    /// <summary>How many TCP connections have come.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Every connection that came (and whose TLS handshake was completed), in order; what each saw can be read.</summary>
    public IReadOnlyList<FaultConnection> Served => [.. _all];

    /// <summary>What scripts threw, but for the end of a connection: an assertion in a script, say.</summary>
    public IReadOnlyList<Exception> Broken => [.. _broken];

    /// <summary>Ends when the script of every connection so far has come to its end, so that <see cref="Broken"/> says all.</summary>
    public Task SettledAsync() => Task.WhenAll(_serving);

    /// <summary>
    /// How many sockets of this machine's clients towards the server are not closed: open ones, and those that the server ended
    /// and their owner forgot. A client that keeps idle connections holds some until it is disposed of.
    /// </summary>
    public int ClientSockets => SocketsTowards(Port);

    /// <summary>How many of the <see cref="ClientSockets"/> belong to connections whose WebSocket handshake was answered with 101.</summary>
    public int OpenWebSockets
    {
        get
        {
            var upgraded = _all.Where(connection => connection.IsUpgraded).Select(connection => connection.ClientPort).ToHashSet();
            return upgraded.Count == 0 ? 0 : Clients(Port).Count(one => upgraded.Contains(one.LocalEndPoint.Port));
        }
    }

    /// <summary>How many sockets of this machine towards a port are not closed.</summary>
    internal static int SocketsTowards(int port) => Clients(port).Count();

    private static IEnumerable<TcpConnectionInformation> Clients(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Where(one => one.RemoteEndPoint.Port == port && one.State is (TcpState.Established or TcpState.CloseWait));

    /// <summary>A url for <c>connectSocket</c>.</summary>
    public Uri WebSocketUrl => new($"{(_certificate is null ? "ws" : "wss")}://localhost:{Port}/socket");

    /// <summary>A url for <c>request</c>.</summary>
    public Uri HttpUrl => new($"{(_certificate is null ? "http" : "https")}://localhost:{Port}/path");

    /// <summary>The next connection, TLS done.</summary>
    public async Task<FaultConnection> AcceptAsync() =>
        await _accepted.Reader.ReadAsync().AsTask().WaitAsync(Patience).ConfigureAwait(false);

    /// <summary>The next connection, its WebSocket handshake answered.</summary>
    /// <param name="extraFields">Further lines of the 101, each with its CRLF.</param>
    /// <param name="behind">Bytes in the same segment as the 101.</param>
    public async Task<FaultConnection> AcceptSocketAsync(string extraFields = "", byte[]? behind = null)
    {
        var connection = await AcceptAsync().ConfigureAwait(false);
        await connection.UpgradeAsync(extraFields, behind).ConfigureAwait(false);
        return connection;
    }

    private async Task AcceptAllAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync().ConfigureAwait(false);
                Interlocked.Increment(ref _connections);
                _serving.Enqueue(ServeAsync(socket));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The server was disposed, in a wait or between two.
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
                await tls.AuthenticateAsServerAsync(_certificate).ConfigureAwait(false);
                stream = tls;
            }
            var connection = new FaultConnection(socket, stream, _ended.Token);
            _all.Enqueue(connection);
            if (_script is null) await _accepted.Writer.WriteAsync(connection).ConfigureAwait(false);
            else await _script(connection).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            if (!IsEnd(error) && !_ended.IsCancellationRequested) _broken.Enqueue(error);
            socket.Dispose();
        }
    }

    private static bool IsEnd(Exception error) =>
        error is IOException or SocketException or ObjectDisposedException or AuthenticationException or OperationCanceledException;

    /// <summary>Ends every connection and listens no more.</summary>
    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _ended.CancelAsync().ConfigureAwait(false);
        foreach (var connection in _all) connection.Dispose();
    }
}
