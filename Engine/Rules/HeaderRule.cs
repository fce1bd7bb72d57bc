using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// The fields of a request: the caller's that may be sent, then the platform's own. Source: the seed (header 中不能设置
/// Referer); decisions 12 and 32; reference/wechat.md 1.2 and 1.5; RFC 9110 sections 5 and 7.6.1; faults 34.
/// </summary>
public static class HeaderRule
{
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Upgrade", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Content-Length", "Expect",
    };

    /// <summary>Judges the <c>header</c> of <c>request</c>, <c>connectSocket</c>, <c>uploadFile</c> or <c>downloadFile</c>.</summary>
    public static Verdict<Headers> Judge(PlatformProfile profile, ProgramSettings program, string api, Argument header)
    {
        var findings = new Findings();
        if (!header.IsUndefined && header.Kind != ArgumentKind.Object) findings.Add(OptionRule.WrongType(api, "header", header, "Object"));

        var fields = new List<KeyValuePair<string, string>>(header.Members.Count + 3);
        foreach (var (name, value) in header.Members)
        {
            if (!HttpToken.IsToken(name)) return Refuse($"{JsonText.Quote(name)} is no header name");
            if (WhyDropped(profile.Headers, api, name) is { } dropped)
            {
                findings.Add(api, dropped.Rule, dropped.Message, dropped.Source);
                continue;
            }
            var text = FieldText.Of(profile.Headers, api, "header", name, value, findings).Trim(' ', '\t');
            if (!HttpToken.IsFieldValue(text)) return Refuse($"the value of header {name} contains characters that cannot be sent");
            if (profile.Headers.Discouraged.Contains(name, StringComparer.OrdinalIgnoreCase))
                findings.Add(api, $"{name.ToLowerInvariant()}-discouraged", $"{profile.Title} forbids a header named {name}.", "the platform's documents");
            Put(fields, name, text);
        }

        if (profile.UserAgent.Length > 0) fields.Add(new("User-Agent", profile.UserAgent));
        if (profile.Referer.Length > 0) fields.Add(new("Referer", RefererOf(profile, program)));
        return findings.Accept(new Headers(fields));

        Verdict<Headers> Refuse(string detail) =>
            findings.Refuse<Headers>(profile.Errors.Say(api, FailureKind.InvalidHeader, ("detail", detail)));
    }

    private static (string Rule, string Message, string Source)? WhyDropped(HeaderPolicy policy, string api, string name)
    {
        var lower = name.ToLowerInvariant();
        if (lower == "referer") return ("referer-not-settable", "Referer cannot be set; the platform's own is sent.", "seed: header 中不能设置 Referer");
        if (policy.Fixed.Contains(lower))
            return ($"{lower}-not-settable", $"{name} cannot be set; the platform's own is sent.", "the platform's documents");
        if (OfTheConnection.Contains(name) || lower.StartsWith("proxy-", StringComparison.Ordinal)
            || (api == "connectSocket" && lower.StartsWith("sec-websocket-", StringComparison.Ordinal)))
            return ("connection-header-not-settable", $"{name} belongs to the connection and cannot be set.", "RFC 9110 section 7.6.1, RFC 6455 section 4.1");
        if (api == "uploadFile" && lower == "content-type")
            return ("upload-content-type-not-settable", "An upload is multipart/form-data with a boundary of its own.", "the platforms' documents on uploadFile");
        return null;
    }

    /// <summary>The key <c>content-type</c> is one key in any case, and the last of several counts; others go as they are.</summary>
    private static void Put(List<KeyValuePair<string, string>> fields, string name, string text)
    {
        if (string.Equals(name, "content-type", StringComparison.OrdinalIgnoreCase))
        {
            fields.RemoveAll(field => field.Key == "content-type");
            name = "content-type";
        }
        fields.Add(new(name, text));
    }

    private static string RefererOf(PlatformProfile profile, ProgramSettings program) => profile.Referer
        .Replace("{appId}", program.AppId, StringComparison.Ordinal)
        .Replace("{version}", program.AppVersion, StringComparison.Ordinal);
}
