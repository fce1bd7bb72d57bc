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

    /// <summary>The value of a header field, or the mark.</summary>
    public static string OfField(string name, string value) => IsSecret(name) ? Redacted : value;

    /// <summary>True when the value of this header field is a secret.</summary>
    public static bool IsSecret(string name) => Fields.Contains(name.Trim());

    /// <summary>A text in whose urls the user information, and the query values whose names speak of a secret, are replaced.</summary>
    public static string OfUrl(string text) => text.Contains("://", StringComparison.Ordinal)
        ? Query().Replace(UserInformation().Replace(text, "$1" + Redacted + "@"), "$1" + Redacted)
        : text;

    [GeneratedRegex(@"(\b[a-z][a-z0-9+.-]*://)[^/?#@\s]*@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserInformation();

    [GeneratedRegex(
        @"([?&](?:[^=&#\s]*(?:token|secret|password|passwd|signature|session|credential)[^=&#\s]*|auth|sign|sig|key|api_?key|code)=)[^&#\s]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Query();
}
