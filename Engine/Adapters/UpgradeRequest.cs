using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>The request that asks a server for a WebSocket (RFC 6455 section 4.1, first half).</summary>
internal static class UpgradeRequest
{
    private const int NonceBytes = 16;

    // The handshake's own, and how a message is framed: a caller's word on it would be a lie.
    private static readonly FrozenSet<string> NotTheCallers = FrozenSet.ToFrozenSet(
        ["Host", "Connection", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions", "Content-Length", "Transfer-Encoding"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A key that was not used before.</summary>
    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));

    /// <summary>The request as it goes on the wire. Pure.</summary>
    /// <exception cref="WireException">Something of it could end a line, or cannot be sent.</exception>
    public static byte[] Of(SocketDial dial, string key)
    {
        HttpFields.Check(dial.Headers);
        var request = new StringBuilder(512)
            .Append("GET ").Append(TargetOf(dial.Url)).Append(" HTTP/1.1\r\n")
            .Append("Host: ").Append(HostOf(dial.Url)).Append("\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n")
            .Append("Sec-WebSocket-Key: ").Append(key).Append("\r\n");
        if (dial.Protocols.Count > 0) request.Append("Sec-WebSocket-Protocol: ").AppendJoin(", ", dial.Protocols.Select(Checked)).Append("\r\n");
        foreach (var (name, value) in dial.Headers)
            if (!NotTheCallers.Contains(name)) request.Append(name).Append(": ").Append(value).Append("\r\n");
        return Encoding.ASCII.GetBytes(request.Append("\r\n").ToString());
    }

    private static string TargetOf(Uri url)
    {
        var target = url.PathAndQuery;
        return target.AsSpan().ContainsAnyExceptInRange('!', '~') ? throw new WireException(WireFault.Protocol, "The url cannot go on the wire") : target;
    }

    private static string HostOf(Uri url)
    {
        var host = url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost;
        return url.IsDefaultPort ? host : $"{host}:{url.Port}";
    }

    private static string Checked(string protocol) =>
        HttpFields.IsToken(protocol) ? protocol : throw new WireException(WireFault.Protocol, "A subprotocol cannot go on the wire");
}
