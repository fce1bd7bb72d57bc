using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// The one way to the network, for WebSocket and HTTP alike: a shared handler for each <see cref="TransportPolicy"/>, made
/// when it is first needed, so that connections are never shared between two policies.
/// </summary>
public sealed class Transport : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TransportPolicy, Door> _doors = [];
    private readonly Dialler _dialler;
    private readonly int _headerKiB;
    private bool _disposed;
    private volatile Door? _last;

    /// <summary>Takes the judgement of addresses and the resolver of names.</summary>
    /// <param name="isPublic">True for an address that anyone may dial. Every address is asked about just before it is dialled.</param>
    /// <param name="resolve">From a host name to its addresses; null: the machine's resolver.</param>
    /// <param name="headerBytes">The largest head of a response, in bytes, of which whole KiB count: 64 KiB.</param>
    public Transport(Func<IPAddress, bool> isPublic, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null, int headerBytes = 64 << 10)
    {
        ArgumentNullException.ThrowIfNull(isPublic);
        ArgumentOutOfRangeException.ThrowIfLessThan(headerBytes, 1024);
        _headerKiB = headerBytes / 1024;
        _dialler = new Dialler(isPublic, resolve ?? Dns.GetHostAddressesAsync);
    }

    /// <summary>The handler of this policy.</summary>
    /// <exception cref="WireException">A file of trusted certificates cannot be read.</exception>
    internal SocketsHttpHandler HandlerFor(TransportPolicy policy) => DoorFor(policy).Handler;

    /// <summary>What sends through the handler of this policy; not to be disposed of.</summary>
    /// <exception cref="WireException">A file of trusted certificates cannot be read.</exception>
    internal HttpMessageInvoker InvokerFor(TransportPolicy policy) => DoorFor(policy).Invoker;

    /// <summary>The largest head of a response, in bytes.</summary>
    internal int HeaderBytes => _headerKiB * 1024;

    /// <summary>A connection of this policy that is its caller's alone: TCP, and TLS where the url asks for it.</summary>
    /// <exception cref="WireException">It was refused, or could not be made.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<Stream> ConnectAsync(TransportPolicy policy, Uri url, NetworkLine line, CancellationToken cancellation)
    {
        var trust = HandlerFor(policy).SslOptions.RemoteCertificateValidationCallback;
        Socket socket;
        try
        {
            socket = await _dialler.DialAsync(url.IdnHost, url.Port, policy.PrivateAddresses, line, cancellation).ConfigureAwait(false);
        }
        catch (SocketException error)
        {
            throw new WireException(WireFault.Connect, $"{error.Message} ({url.IdnHost}:{url.Port})", inner: error);
        }
        var connection = new NetworkStream(socket, ownsSocket: true);
        return url.Scheme == Uri.UriSchemeWss ? await Tls.OverAsync(connection, url.IdnHost, trust, cancellation).ConfigureAwait(false) : connection;
    }

    private Door DoorFor(TransportPolicy policy)
    {
        // Nearly always it is the policy of the time before.
        if (_last is { } last && last.Policy == policy) return last;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_doors.TryGetValue(policy, out var known)) return _last = known;
            var handler = TransportHandler.For(policy, _dialler, _headerKiB);
            var made = new Door(policy, handler, new HttpMessageInvoker(handler, disposeHandler: false));
            _doors.Add(policy, made);
            return _last = made;
        }
    }

    /// <summary>
    /// A handler of this policy for one exchange, which disposes of it: for a body that can be sent only once, and so neither over a
    /// kept connection, which may turn out to be dead, nor over one that another exchange would get.
    /// </summary>
    /// <param name="policy">What may be reached.</param>
    /// <param name="layer">From the connection to what the exchange speaks through.</param>
    /// <exception cref="WireException">A file of trusted certificates cannot be read.</exception>
    internal SocketsHttpHandler HandlerForOne(TransportPolicy policy, Func<Socket, Stream, Stream> layer) =>
        TransportHandler.ForOne(HandlerFor(policy), policy, _dialler, layer);

    /// <summary>Ends every connection that was made through this transport and waits idle in a pool; new ones fail.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            (_disposed, _last) = (true, null);
            foreach (var door in _doors.Values) door.Handler.Dispose();
        }
    }

    private sealed record Door(TransportPolicy Policy, SocketsHttpHandler Handler, HttpMessageInvoker Invoker);
}
