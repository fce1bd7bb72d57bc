using System.Net;
using System.Net.Sockets;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// Makes TCP connections. A name is resolved here and nowhere else, every address is judged, and the address that was judged is
/// the one that is dialled: a name that answers differently the second time gains nothing.
/// </summary>
internal sealed class Dialler(Func<IPAddress, bool> isPublic, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public async ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, bool privateAddresses, CancellationToken cancellation)
    {
        var attempt = DialAttempt.Of(context.InitialRequestMessage);
        attempt?.Dials();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, attempt?.Cancellation ?? default);
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = Allowed(host, await AddressesOf(host, either.Token).ConfigureAwait(false), privateAddresses);
        if (attempt is not null) await attempt.Line.RoundTripAsync(either.Token).ConfigureAwait(false);
        var socket = await ConnectAsync(addresses, port, either.Token).ConfigureAwait(false);
        attempt?.Connected(socket);
        return new NetworkStream(socket, ownsSocket: true);
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

    private static async Task<Socket> ConnectAsync(List<IPAddress> addresses, int port, CancellationToken cancellation)
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
