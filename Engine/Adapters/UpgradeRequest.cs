using System.Buffers;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>The request that asks a server for a WebSocket (RFC 6455 section 4.1, first half).</summary>
internal static class UpgradeRequest
{
    private const int NonceBytes = 16;
    private const int FirstBytes = 512;

    // The handshake's own, and how a message is framed: a caller's word on it would be a lie.
    private static readonly FrozenSet<string> NotTheCallers = FrozenSet.ToFrozenSet(
        ["Host", "Connection", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions", "Content-Length", "Transfer-Encoding"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A key that was not used before.</summary>
    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));

    /// <summary>The request as it goes on the wire. Pure.</summary>
    /// <exception cref="WireException">Something of it could end a line, or cannot be sent.</exception>
    public static ReadOnlyMemory<byte> Of(SocketDial dial, string key)
    {
        HttpFields.Check(dial.Headers);
        var request = new ArrayBufferWriter<byte>(FirstBytes);
        Add(request, "GET ", TargetOf(dial.Url), " HTTP/1.1\r\nHost: ", HostOf(dial.Url));
        Add(request, "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ", key, "\r\n");
        if (dial.Protocols.Count > 0) Add(request, "Sec-WebSocket-Protocol: ", string.Join(", ", dial.Protocols.Select(Checked)), "\r\n");
        foreach (var (name, value) in dial.Headers)
            if (!NotTheCallers.Contains(name)) Add(request, name, ": ", value, "\r\n");
        Add(request, "\r\n");
        return request.WrittenMemory;
    }

    private static void Add(ArrayBufferWriter<byte> request, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts) Encoding.ASCII.GetBytes(part, request);
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
