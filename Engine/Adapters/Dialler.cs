using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// Makes TCP connections. A name is resolved here and nowhere else, every address is judged, and the address that was judged is
/// the one that is dialled: a name that answers differently the second time gains nothing.
/// </summary>
internal sealed class Dialler(Func<IPAddress, bool> isPublic, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <summary>Connects for the handler of HTTP.</summary>
    public async ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, bool privateAddresses, CancellationToken cancellation)
    {
        var attempt = DialAttempt.Of(context.InitialRequestMessage);
        attempt?.Dials();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, attempt?.Cancellation ?? default);
        var socket = await DialAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, privateAddresses, attempt?.Line, either.Token).ConfigureAwait(false);
        attempt?.Connected(socket);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Connects to a host that is given by its name or its address.</summary>
    /// <exception cref="WireException">All its addresses are private, and may not be dialled.</exception>
    /// <exception cref="SocketException">It has no address, or none that answers.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Socket> DialAsync(string host, int port, bool privateAddresses, NetworkLine? line, CancellationToken cancellation)
    {
        var addresses = Allowed(host, await AddressesOf(host, cancellation).ConfigureAwait(false), privateAddresses);
        if (line is not null) await line.RoundTripAsync(cancellation).ConfigureAwait(false);
        return await ConnectAsync(addresses, port, cancellation).ConfigureAwait(false);
    }

    private Task<IPAddress[]> AddressesOf(string host, CancellationToken cancellation) =>
        IPAddress.TryParse(host, out var literal) ? Task.FromResult<IPAddress[]>([literal]) : resolve(host, cancellation);

    private List<IPAddress> Allowed(string host, IPAddress[] addresses, bool privateAddresses)
    {
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        var allowed = new List<IPAddress>(addresses.Length);
        foreach (var address in addresses)
        {
            // ::ffff:127.0.0.1 is 127.0.0.1 in disguise.
            var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            if (privateAddresses || isPublic(plain)) allowed.Add(plain);
        }
        return allowed.Count > 0 ? allowed : throw new WireException(WireFault.PrivateAddress, $"{host} is a private address");
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<Socket> ConnectAsync(List<IPAddress> addresses, int port, CancellationToken cancellation)
    {
        for (var i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[i], port), cancellation).ConfigureAwait(false);
                return socket;
            }
            catch (SocketException) when (i + 1 < addresses.Count)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
