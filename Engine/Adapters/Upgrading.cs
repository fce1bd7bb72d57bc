using System.Net;
using System.Security.Cryptography;
using System.Text;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>What RFC 6455 section 4.1 demands of an answer with 101, where the client library is too lax or too strict. Pure.</summary>
internal static class Upgrading
{
    /// <summary>What is wrong with the answer; null: nothing that is judged here.</summary>
    /// <param name="version">The version of HTTP that the answer was given in.</param>
    /// <param name="key">The key of the request.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="offered">The subprotocols that were offered.</param>
    public static string? FaultOf(Version version, string key, Headers fields, IReadOnlyList<string> offered)
    {
        if (version != HttpVersion.Version11) return $"The server answered the handshake in HTTP/{version}";
        if (ValuesOf(fields, "Sec-WebSocket-Extensions").FirstOrDefault(value => value.Length > 0) is { } extension)
            return $"The server chose an extension that was not offered: {extension}";
        // The library takes letters of another case for the same, here and below.
        if (!ValuesOf(fields, "Sec-WebSocket-Accept").SequenceEqual([AcceptFor(key)], StringComparer.Ordinal)) return "The server did not accept the key of the handshake";
        var chosen = ValuesOf(fields, "Sec-WebSocket-Protocol").ToArray();
        if (chosen.Length > 1) return "The server chose more than one subprotocol";
        return chosen.FirstOrDefault(value => !offered.Contains(value, StringComparer.Ordinal)) is { } protocol
            ? $"The server chose a subprotocol that was not offered: {protocol}"
            : null;
    }

    /// <summary>True when one of the tokens of Connection is Upgrade.</summary>
    public static bool AgreesToUpgrade(Headers fields) => ValuesOf(fields, "Connection")
        .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).Contains("Upgrade", StringComparer.OrdinalIgnoreCase);

    private static string AcceptFor(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    private static IEnumerable<string> ValuesOf(Headers fields, string name) =>
        fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value.Trim());
}
