namespace MiniActors.Rules;

/// <summary>The parts of an absolute url as they are written, before anybody interprets them (RFC 3986 appendix B).</summary>
/// <param name="Scheme">In lower case.</param>
/// <param name="UserInfo">True: there is something before an <c>@</c>.</param>
/// <param name="Host">As written, brackets included.</param>
/// <param name="Port">As written; null when there is no colon.</param>
/// <param name="Rest">Path and query.</param>
/// <param name="Fragment">True: there is a <c>#</c>.</param>
internal readonly record struct UrlText(string Scheme, bool UserInfo, string Host, string? Port, string Rest, bool Fragment)
{
    /// <summary>The scheme in lower case, or null when the text does not begin with one.</summary>
    public static string? SchemeOf(string url)
    {
        var colon = url.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(url[0])) return null;
        foreach (var unit in url.AsSpan(0, colon))
            if (!char.IsAsciiLetterOrDigit(unit) && unit is not ('+' or '-' or '.')) return null;
        return url[..colon].ToLowerInvariant();
    }

    /// <summary>The parts of <c>scheme://authority…</c>, or null when the text has not that form.</summary>
    public static UrlText? Read(string url)
    {
        if (SchemeOf(url) is not { } scheme) return null;
        var text = url.AsSpan(scheme.Length + 1);
        if (!text.StartsWith("//")) return null;
        text = text[2..];

        var hash = text.IndexOf('#');
        if (hash >= 0) text = text[..hash];
        var end = text.IndexOfAny('/', '?');
        var authority = end < 0 ? text : text[..end];
        var rest = end < 0 ? "" : text[end..].ToString();

        var at = authority.LastIndexOf('@');
        var place = authority[(at + 1)..];
        var colon = place[(place.LastIndexOf(']') + 1)..].LastIndexOf(':');
        if (colon >= 0) colon += place.LastIndexOf(']') + 1;
        return new UrlText(scheme, at >= 0, (colon < 0 ? place : place[..colon]).ToString(),
            colon < 0 ? null : place[(colon + 1)..].ToString(), rest, hash >= 0);
    }
}
