namespace MiniActors.Scripting;

/// <summary>Where a page is, and what it is opened with: <c>pages/index/index?id=1</c>.</summary>
/// <param name="Route">The page, without a slash at its beginning.</param>
/// <param name="Query">The names and values after the <c>?</c>, decoded; the last of one name counts.</param>
public sealed record PageAddress(string Route, IReadOnlyDictionary<string, string> Query)
{
    /// <summary>Reads the url of a page.</summary>
    /// <param name="url">The url; without a slash at its beginning it is relative to the page that it stands on.</param>
    /// <param name="from">The route of that page; null: the top.</param>
    public static PageAddress Parse(string url, string? from = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? url : url[..mark];
        var parts = new List<string>();
        if (from is not null && !path.StartsWith('/')) parts.AddRange(from.Split('/')[..^1]);
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "." or "..")) parts.Add(part);
        }

        return new PageAddress(string.Join('/', parts), Read(mark < 0 ? "" : url[(mark + 1)..]));
    }

    private static Dictionary<string, string> Read(string query)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            values[Uri.UnescapeDataString(equals < 0 ? pair : pair[..equals])] = equals < 0 ? "" : Uri.UnescapeDataString(pair[(equals + 1)..]);
        }

        return values;
    }
}
