using System.Text.RegularExpressions;

namespace MiniActors.Host.Tracing;

/// <summary>What a trace leaves out unless it is told to keep secrets: pure functions from text to text.</summary>
internal static partial class TraceSecrets
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Redacted = "(redacted)";

    private static readonly HashSet<string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        "authorization", "proxy-authorization", "cookie", "set-cookie",
    };

    /// <summary>Fields that hold a url without its host, perhaps.</summary>
    private static readonly HashSet<string> Urls = new(StringComparer.OrdinalIgnoreCase) { "location", "content-location", "referer", "refresh", "link" };

    /// <summary>The value of a header field, or the mark; of a url, what <see cref="OfUrl"/> leaves.</summary>
    public static string OfField(string name, string value) =>
        IsSecret(name) ? Redacted : Urls.Contains(name.Trim()) ? Query().Replace(OfUrl(value), "$1" + Redacted) : value;

    /// <summary>True when the value of this header field is a secret: it is known for one, or its name says so.</summary>
    public static bool IsSecret(string name) => Fields.Contains(name.Trim()) || Named().IsMatch(name);

    /// <summary>A text in whose urls the user information, and the query values whose names speak of a secret, are replaced.</summary>
    public static string OfUrl(string text) => text.Contains("://", StringComparison.Ordinal)
        ? Query().Replace(UserInformation().Replace(text, "$1" + Redacted + "@"), "$1" + Redacted)
        : text;

    [GeneratedRegex(@"token|secret|password|passwd|signature|session|credential|api[-_]?key|^\s*(?:x-)?auth(?:entication)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"(\b[a-z][a-z0-9+.-]*://)[^/?#@\s]*@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserInformation();

    [GeneratedRegex(
        @"([?&](?:[^=&#\s]*(?:token|secret|password|passwd|signature|session|credential)[^=&#\s]*|auth|sign|sig|key|api_?key|code)=)[^&#\s]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Query();
}
