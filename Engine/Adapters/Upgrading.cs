using System.Net;
using System.Security.Cryptography;
using System.Text;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>What the client must make of the server's answer (RFC 6455 section 4.1, second half). Pure.</summary>
internal static class Upgrading
{
    /// <summary>What is wrong with the answer; null: the connection is a WebSocket.</summary>
    /// <param name="head">The answer.</param>
    /// <param name="key">The key of the request.</param>
    /// <param name="offered">The subprotocols that were offered.</param>
    public static WireException? FaultOf(ResponseHead head, string key, IReadOnlyList<string> offered)
    {
        if (head.Status != 101) return new WireException(WireFault.Handshake, $"The handshake was answered with status {head.Status}", head.Status);
        return Reason(head, key, offered) is { } reason ? new WireException(WireFault.Handshake, reason) : null;
    }

    private static string? Reason(ResponseHead head, string key, IReadOnlyList<string> offered)
    {
        var fields = head.Fields;
        if (head.Version != HttpVersion.Version11) return $"The server answered the handshake in HTTP/{head.Version}";
        if (!ValuesOf(fields, "Upgrade").SequenceEqual(["websocket"], StringComparer.OrdinalIgnoreCase)) return "The server did not upgrade to WebSocket";
        if (!AgreesToUpgrade(fields)) return "The server did not upgrade the connection";
        if (ValuesOf(fields, "Sec-WebSocket-Extensions").FirstOrDefault(value => value.Length > 0) is { } extension)
            return $"The server chose an extension that was not offered: {extension}";
        if (!ValuesOf(fields, "Sec-WebSocket-Accept").SequenceEqual([AcceptFor(key)], StringComparer.Ordinal)) return "The server did not accept the key of the handshake";
        var chosen = ValuesOf(fields, "Sec-WebSocket-Protocol").ToArray();
        if (chosen.Length > 1) return "The server chose more than one subprotocol";
        return chosen.FirstOrDefault(value => !offered.Contains(value, StringComparer.Ordinal)) is { } protocol
            ? $"The server chose a subprotocol that was not offered: {protocol}"
            : null;
    }

    /// <summary>True when one of the tokens of Connection is Upgrade.</summary>
    private static bool AgreesToUpgrade(Headers fields) => ValuesOf(fields, "Connection")
        .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).Contains("Upgrade", StringComparer.OrdinalIgnoreCase);

    private static string AcceptFor(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    private static IEnumerable<string> ValuesOf(Headers fields, string name) =>
        fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value.Trim());
}
