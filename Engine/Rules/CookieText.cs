using System.Globalization;

namespace MiniActors.Rules;

/// <summary>Reads a <c>Set-Cookie</c> field. Source: RFC 6265 sections 5.1 to 5.3.</summary>
internal static class CookieText
{
    /// <summary>RFC 6265 section 6.1 wants 4096 bytes at least; more is refused.</summary>
    private const int Longest = 4096;

    /// <summary>The cookie, for a response from this url; null: it is not taken.</summary>
    public static Cookie? Read(Uri url, string host, string text, long now)
    {
        var parts = text.Split(';');
        var pair = parts[0].Split('=', 2, StringSplitOptions.TrimEntries);
        if (pair.Length < 2 || pair[0].Length == 0 || text.Length > Longest || !HttpToken.IsFieldValue(text)) return null;

        string? domain = null, path = null;
        long? expires = null, maxAge = null;
        var secure = false;
        foreach (var part in parts.AsSpan(1))
        {
            var (name, value) = part.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left, right) : (part.Trim(), "");
            switch (name.ToLowerInvariant())
            {
                case "expires": expires = CookieDate.Read(value) ?? expires; break;
                case "max-age": maxAge = MaxAge(value, now) ?? maxAge; break;
                case "domain" when value.Length > 0: domain = value.TrimStart('.').ToLowerInvariant(); break;
                case "path": path = value; break;
                case "secure": secure = true; break;
                default: break;
            }
        }

        if (!string.IsNullOrEmpty(domain) && domain != host && !(IsBelow(host, domain) && domain.Contains('.'))) return null;
        var hostOnly = string.IsNullOrEmpty(domain) || (domain == host && !domain.Contains('.'));
        return new Cookie(pair[0], pair[1], hostOnly ? host : domain!, hostOnly, path is ['/', ..] ? path : DefaultPath(url), secure, maxAge ?? expires);
    }

    /// <summary>Whether a host is this domain or below it; an address is only ever itself (RFC 6265 section 5.1.3).</summary>
    public static bool IsBelow(string host, string domain) => host == domain
        || (host.Length > domain.Length && host.EndsWith(domain, StringComparison.Ordinal) && host[^(domain.Length + 1)] == '.'
            && !System.Net.IPAddress.TryParse(host, out _));

    /// <summary>The directory of the url's path (RFC 6265 section 5.1.4).</summary>
    private static string DefaultPath(Uri url)
    {
        var end = url.AbsolutePath.LastIndexOf('/');
        return end <= 0 ? "/" : url.AbsolutePath[..end];
    }

    /// <summary>The second at which it is gone; null: the attribute is ignored.</summary>
    private static long? MaxAge(string value, long now)
    {
        if (value.Length == 0 || value.AsSpan(value[0] == '-' ? 1 : 0) is not { Length: > 0 } digits || digits.ContainsAnyExceptInRange('0', '9')) return null;
        if (value[0] == '-') return long.MinValue;
        var age = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : long.MaxValue;
        return age == 0 ? long.MinValue : age > long.MaxValue - now ? long.MaxValue : now + age;
    }
}
