using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Refuses responses whose length can be read in two ways (RFC 9112 section 6.3), where the library would choose one.</summary>
internal static class HttpFraming
{
    /// <exception cref="WireException">The fields contradict each other or themselves.</exception>
    public static void Check(Headers fields)
    {
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
