using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// A caller's own Cookie where the platform keeps a jar: it counts only with <c>enableCookie</c>. Source: decision 32,
/// reference/alipay.md 1.1.
/// </summary>
internal static class CookieRule
{
    public static Headers Apply(PlatformProfile profile, string api, Argument options, Headers headers, Findings findings)
    {
        if (!profile.Http.Cookies || headers.Find("cookie") is null) return headers;
        if (profile.Apis.Has($"{api}.enableCookie") && options["enableCookie"].AsBoolean) return headers;
        findings.Add(api, "cookie-needs-enable-cookie", "A Cookie header is ignored without enableCookie: true; the jar's cookies are sent.",
            "the platform's documents on enableCookie");
        return new Headers(headers.Where(field => !field.Key.Equals("cookie", StringComparison.OrdinalIgnoreCase)));
    }
}
