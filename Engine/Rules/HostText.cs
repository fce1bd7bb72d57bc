using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MiniActors.Rules;

/// <summary>
/// The host of a url, read the way a browser reads it (WHATWG URL, section 3.5), so that no spelling of an address gets
/// past the rules for addresses. Source: faults 31.
/// </summary>
/// <param name="Ascii">Lower case, international labels in punycode, an IPv6 address in brackets.</param>
/// <param name="Literal">The address, when the host is one in any spelling.</param>
internal readonly record struct HostText(string Ascii, IPAddress? Literal)
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = false };

    /// <summary>True for <c>localhost</c> and everything below it (RFC 6761 section 6.3).</summary>
    public bool IsLocalhost
    {
        get
        {
            var name = Ascii.AsSpan().TrimEnd('.');
            return name is "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal);
        }
    }

    /// <summary>Reads a host as it stands in a url; null when it is none.</summary>
    public static HostText? Read(string written)
    {
        if (written.StartsWith('[')) return ReadBracketed(written);
        if (Fold(written) is not { } ascii || !IsHostName(ascii)) return null;
        var name = ascii.TrimEnd('.');
        if (!EndsInNumber(name)) return new HostText(ascii, null);
        return ReadNumber(name) is { } address ? new HostText(address.ToString(), address) : null;
    }

    private static HostText? ReadBracketed(string written)
    {
        var inner = written.AsSpan(1, written.Length - 1).TrimEnd(']');
        return inner.Length == written.Length - 2 && !inner.Contains('%')
            && IPAddress.TryParse(inner, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            ? new HostText($"[{address}]", address)
            : null;
    }

    /// <summary>To lower-case ASCII; characters that only look like ASCII's wide forms become those, as in a browser.</summary>
    private static string? Fold(string written)
    {
        if (System.Text.Ascii.IsValid(written)) return written.ToLowerInvariant();
        Span<char> folded = written.Length <= 256 ? stackalloc char[written.Length] : new char[written.Length];
        for (var index = 0; index < written.Length; index++)
            folded[index] = written[index] switch
            {
                >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - 0xFEE0),
                '\u3002' or '\uFF61' => '.',
                var other => char.ToLowerInvariant(other),
            };
        foreach (var unit in folded)
            if (char.GetUnicodeCategory(unit) is UnicodeCategory.Format or UnicodeCategory.Surrogate) return null;
        try
        {
            return Idn.GetAscii(folded.ToString()).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Labels of letters, digits, <c>-</c> and <c>_</c>, one final dot at most (RFC 1035 section 2.3.4 for the lengths).</summary>
    private static bool IsHostName(string ascii)
    {
        var name = ascii.EndsWith('.') ? ascii[..^1] : ascii;
        return name.Length is > 0 and <= 253 && name.Split('.').All(label =>
            label.Length is > 0 and <= 63 && label.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_'));
    }

    private static bool EndsInNumber(string name)
    {
        var last = name.AsSpan(name.LastIndexOf('.') + 1);
        return !last.ContainsAnyExceptInRange('0', '9') || (last.StartsWith("0x", StringComparison.Ordinal) && ReadPart(last) is not null);
    }

    /// <summary>One to four parts, each decimal, octal (<c>0…</c>) or hexadecimal (<c>0x…</c>); the last fills what is left.</summary>
    private static IPAddress? ReadNumber(string name)
    {
        var parts = name.Split('.');
        if (parts.Length > 4) return null;
        uint address = 0;
        for (var index = 0; index < parts.Length; index++)
        {
            if (ReadPart(parts[index]) is not { } part) return null;
            var last = index == parts.Length - 1;
            if (part >= (last ? 1UL << (8 * (5 - parts.Length)) : 256UL)) return null;
            address |= last ? (uint)part : (uint)part << (8 * (3 - index));
        }
        return new IPAddress([(byte)(address >> 24), (byte)(address >> 16), (byte)(address >> 8), (byte)address]);
    }

    private static ulong? ReadPart(ReadOnlySpan<char> part)
    {
        var radix = part.StartsWith("0x", StringComparison.Ordinal) ? 16u : part is ['0', _, ..] ? 8u : 10u;
        ulong value = 0;
        foreach (var unit in radix switch { 16 => part[2..], 8 => part[1..], _ => part })
        {
            var digit = char.IsAsciiHexDigit(unit) ? uint.Parse([unit], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : radix;
            if (digit >= radix) return null;
            value = Math.Min(value * radix + digit, uint.MaxValue + 1UL); // saturates: too big is too big
        }
        return value;
    }
}
