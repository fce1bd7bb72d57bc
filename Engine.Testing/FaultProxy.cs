using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MiniActors.Testing;

/// <summary>
/// A TCP proxy on loopback in front of a healthy server. What it does to the bytes can be changed at any time and counts for the
/// next piece. All its chance comes from one seed, which its text tells: put it into the message of a failure.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<ProxyPair, bool> _pairs = new();
    private readonly int _target;
    private Toxics _upstream = new(), _downstream = new();
    private int _connections;
    private volatile bool _down;

    /// <summary>Listens at once, on a free port.</summary>
    /// <param name="target">The port of the server, on 127.0.0.1.</param>
    /// <param name="seed">The seed of everything that is left to chance; null: a new one.</param>
    public FaultProxy(int target, int? seed = null)
    {
        (_target, Seed) = (target, seed ?? Random.Shared.Next());
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAllAsync();
    }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>The port, in the place of the server's.</summary>
    public int Port { get; }

    /// <summary>How many connections have come.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>From the client to the server.</summary>
    public Toxics Upstream
    {
        get => Volatile.Read(ref _upstream);
        set => Volatile.Write(ref _upstream, value);
    }

    /// <summary>From the server to the client.</summary>
    public Toxics Downstream
    {
        get => Volatile.Read(ref _downstream);
        set => Volatile.Write(ref _downstream, value);
    }

    /// <summary>True: connections are reset, those that there are and those that come. Default: false.</summary>
    public bool IsDown
    {
        get => _down;
        set
        {
            _down = value;
            if (value) ResetAll();
        }
    }

    /// <summary>Ends every connection with RST.</summary>
    public void ResetAll()
    {
        foreach (var pair in _pairs.Keys) pair.Reset();
    }

    /// <summary>What a message of a failure should tell.</summary>
    public override string ToString() => $"proxy with seed {Seed}, up {Upstream}, down {Downstream}";

    private async Task AcceptAllAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync().ConfigureAwait(false);
                _ = CarryAsync(client, Interlocked.Increment(ref _connections));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The proxy was disposed of.
        }
    }

    private async Task CarryAsync(Socket client, int number)
    {
        using var pair = new ProxyPair(client);
        if (_down)
        {
            pair.Reset();
            return;
        }
        _pairs.TryAdd(pair, true);
        try
        {
            await pair.Server.ConnectAsync(IPAddress.Loopback, _target, _ended.Token).ConfigureAwait(false);
            // Each direction of each connection has its own chance, so that the order of threads does not matter.
            var up = new ProxyPump(pair, client, pair.Server, () => Upstream, new Random(HashCode(number, 0)));
            var down = new ProxyPump(pair, pair.Server, client, () => Downstream, new Random(HashCode(number, 1)));
            await Task.WhenAll(up.RunAsync(_ended.Token), down.RunAsync(_ended.Token)).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            pair.Reset();
        }
        finally
        {
            _pairs.TryRemove(pair, out _);
        }
    }

    private int HashCode(int connection, int direction) => unchecked((Seed * 31 + connection) * 31 + direction);

    /// <summary>Ends every connection and listens no more.</summary>
    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _ended.CancelAsync().ConfigureAwait(false);
        foreach (var pair in _pairs.Keys) pair.Dispose();
        _ended.Dispose();
    }
}
