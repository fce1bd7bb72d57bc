namespace MiniActors.Rules;

/// <summary>
/// The host map, which sends the fixed addresses of a script elsewhere. Source: decision 14; design, section 9 (the longest
/// FROM wins; whole hosts and path segments only).
/// </summary>
public static class MapRule
{
    /// <summary>The url that the map makes of <paramref name="url"/>, and whether an entry applied.</summary>
    public static (Uri Url, bool Mapped) Apply(IReadOnlyList<KeyValuePair<string, string>> map, Uri url)
    {
        var longest = -1;
        string? target = null;
        var rest = "";
        foreach (var (from, to) in map)
        {
            if (!Uri.TryCreate(from, UriKind.Absolute, out var prefix) || RestAfter(prefix, url) is not { } left) continue;
            var length = prefix.AbsolutePath.TrimEnd('/').Length; // scheme, host and port are the same in all that match
            if (length <= longest) continue;
            (longest, target, rest) = (length, to, left);
        }
        return target is not null && Uri.TryCreate(Join(target, rest), UriKind.Absolute, out var mapped) ? (mapped, true) : (url, false);
    }

    /// <summary>What stands behind the prefix, or null when it is no prefix of whole segments.</summary>
    private static string? RestAfter(Uri prefix, Uri url)
    {
        if (prefix.Scheme != url.Scheme || prefix.Port != url.Port || prefix.Query.Length > 0
            || !string.Equals(prefix.IdnHost, url.IdnHost, StringComparison.OrdinalIgnoreCase)) return null;
        var path = prefix.AbsolutePath.TrimEnd('/');
        var whole = url.PathAndQuery;
        return whole.StartsWith(path, StringComparison.Ordinal) && (whole.Length == path.Length || whole[path.Length] is '/' or '?')
            ? whole[path.Length..]
            : null;
    }

    private static string Join(string target, string rest) => target.TrimEnd('/') + rest;
}
