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
        if (!Says(fields, "Upgrade", "websocket", StringComparison.OrdinalIgnoreCase)) return "The server did not upgrade to WebSocket";
        if (!AgreesToUpgrade(fields)) return "The server did not upgrade the connection";
        foreach (var (name, value) in fields)
            if (Is(name, "Sec-WebSocket-Extensions") && !string.IsNullOrWhiteSpace(value)) return $"The server chose an extension that was not offered: {value.Trim()}";
        if (!Says(fields, "Sec-WebSocket-Accept", AcceptFor(key), StringComparison.Ordinal)) return "The server did not accept the key of the handshake";
        if (Count(fields, "Sec-WebSocket-Protocol") > 1) return "The server chose more than one subprotocol";
        return fields.Find("Sec-WebSocket-Protocol")?.Trim() is { } protocol && !offered.Contains(protocol, StringComparer.Ordinal)
            ? $"The server chose a subprotocol that was not offered: {protocol}"
            : null;
    }

    /// <summary>True when one of the tokens of Connection is Upgrade.</summary>
    private static bool AgreesToUpgrade(Headers fields)
    {
        foreach (var (name, value) in fields)
        {
            if (!Is(name, "Connection")) continue;
            foreach (var token in value.AsSpan().Split(','))
                if (value.AsSpan(token).Trim().Equals("Upgrade", StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary>True when the field is there once, with this value.</summary>
    private static bool Says(Headers fields, string name, string value, StringComparison comparison) =>
        Count(fields, name) == 1 && fields.Find(name).AsSpan().Trim().Equals(value, comparison);

    private static int Count(Headers fields, string name)
    {
        var count = 0;
        foreach (var field in fields)
            if (Is(field.Key, name)) count++;
        return count;
    }

    private static string AcceptFor(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
