using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// Refuses responses whose length can be read in two ways (RFC 9112 section 6.3), where the library would choose one, and heads
/// of more fields than anybody needs, each of which costs work in every callback that looks for one; and a switch of protocols (faults 36).
/// </summary>
internal static class HttpFraming
{
    /// <exception cref="WireException">The fields are too many, or contradict each other or themselves.</exception>
    public static void Check(int status, Headers fields, int most)
    {
        if (status == 101) throw new WireException(WireFault.Protocol, "The server switched to a protocol that nobody asked for");
        if (fields.Count > most) throw new WireException(WireFault.Protocol, $"The response has more than {most} fields");
        string? length = null;
        foreach (var (name, value) in fields)
        {
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) continue;
            if (value.Length == 0 || value.AsSpan().ContainsAnyExceptInRange('0', '9')) throw Broken($"Content-Length is \"{value}\"");
            if (length is not null && length != value) throw Broken("Content-Length comes twice");
            length = value;
        }
        if (length is not null && fields.Find("Transfer-Encoding") is not null) throw Broken("Content-Length comes with Transfer-Encoding");
    }

    private static WireException Broken(string what) => new(WireFault.Protocol, $"The length of the response is unclear: {what}");
}
