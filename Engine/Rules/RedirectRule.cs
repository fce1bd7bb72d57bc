using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// Where a redirect leads, and with what. Source: RFC 9110 section 15.4; WHATWG Fetch, HTTP-redirect fetch, for what RFC 9110
/// leaves open (301 and 302 with a method other than POST, the fields that go with the body); decisions 14, 27 and 33;
/// faults 33.
/// </summary>
public static class RedirectRule
{
    private static readonly HashSet<string> OfTheOrigin = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Cookie" };

    private static readonly HashSet<string> OfTheBody = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Type", "Content-Encoding", "Content-Language", "Content-Location",
    };

    /// <summary>Judges the response to <paramref name="hop"/>. Each hop is held against the same rules as the script's own url.</summary>
    /// <param name="profile">The platform.</param>
    /// <param name="program">The mini program.</param>
    /// <param name="api"><c>request</c>, <c>uploadFile</c> or <c>downloadFile</c>.</param>
    /// <param name="hop">The exchange that was answered.</param>
    /// <param name="status">The status of the response.</param>
    /// <param name="headers">The fields of the response.</param>
    public static Redirect Next(PlatformProfile profile, ProgramSettings program, string api, Hop hop, int status, Headers headers)
    {
        if (hop.Manual || status is not (301 or 302 or 303 or 307 or 308)) return Redirect.Stop.Value;
        if (headers.Find("location")?.Trim(' ', '\t') is not { Length: > 0 } location) return Redirect.Stop.Value;
        if (hop.Redirects >= profile.Http.Redirects)
            return Refuse(FailureKind.TooManyRedirects, $"more than {profile.Http.Redirects} redirects", ("limit", profile.Http.Redirects));
        if (Resolve(hop.Own, location) is not { } url) return Refuse(FailureKind.InvalidUrl, "the redirect leads nowhere", ("url", hop.Own));
        if (UrlRule.Read(profile, program, api, url, out var failure) is not { } target || failure is not null) return new Redirect.Refuse(failure!);

        var method = MethodAfter(status, hop.Method);
        var changed = method != hop.Method;
        if (!changed && hop.Body == HopBody.Once) return Refuse(FailureKind.InvalidBody, "the redirect wants a body again that is gone", ("url", hop.Own));
        return new Redirect.Follow(hop with
        {
            Own = target.Own,
            Url = target.Dial,
            Method = method,
            Headers = FieldsAfter(hop.Headers, IsOrigin(hop.Own, target.Own), changed),
            Body = changed ? HopBody.None : hop.Body,
            PrivateAddresses = program.PrivateAddresses || target.Mapped,
            Redirects = hop.Redirects + 1,
        });

        Redirect.Refuse Refuse(FailureKind kind, string detail, (string, object) fact) =>
            new(profile.Errors.Say(api, kind, ("detail", detail), ("host", hop.Own.Host), fact));
    }

    private static string MethodAfter(int status, string method) => status switch
    {
        303 when method is not ("GET" or "HEAD") => "GET",
        301 or 302 when method == "POST" => "GET",
        _ => method,
    };

    /// <summary>An absolute url stays as it is written, so that the rules for urls see it; what is relative is so to the script's own url.</summary>
    private static string? Resolve(Uri own, string location)
    {
        if (UrlText.SchemeOf(location) is not null) return location;
        return Uri.TryCreate(own, location, out var url) ? url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped) : null;
    }

    private static Headers FieldsAfter(Headers headers, bool sameOrigin, bool withoutBody)
    {
        var fields = headers.Where(field => (sameOrigin || !OfTheOrigin.Contains(field.Key)) && (!withoutBody || !OfTheBody.Contains(field.Key)));
        return sameOrigin && !withoutBody ? headers : new Headers(fields);
    }

    private static bool IsOrigin(Uri one, Uri other) => one.Scheme == other.Scheme && one.IdnHost == other.IdnHost && one.Port == other.Port;
}
