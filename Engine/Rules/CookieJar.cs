using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>
/// The cookies of one mini program, where its platform keeps them. A jar never changes: what a response sets makes a new one.
/// Source: RFC 6265; decision 32; reference/alipay.md 1.6. Time comes in as seconds since 1970.
/// </summary>
public sealed class CookieJar
{
    /// <summary>How many cookies a jar holds (RFC 6265 section 6.1); the oldest go first.</summary>
    public const int Most = 3000;

    /// <summary>How many cookies one domain has in it.</summary>
    public const int MostOfOneDomain = 50;

    /// <summary>No cookies.</summary>
    public static readonly CookieJar Empty = new([]);

    /// <summary>From the oldest to the newest.</summary>
    private readonly Cookie[] _cookies;

    private CookieJar(Cookie[] cookies) => _cookies = cookies;

    /// <summary>How many cookies there are, those that are gone by now among them.</summary>
    public int Count => _cookies.Length;

    /// <summary>The jar after a response.</summary>
    /// <param name="own">The url that was asked, before the host map: a script's cookies belong to the hosts that it names.</param>
    /// <param name="setCookies">The <c>Set-Cookie</c> fields, each apart.</param>
    /// <param name="now">Seconds since 1970.</param>
    public CookieJar With(Uri own, IReadOnlyList<string> setCookies, long now)
    {
        if (setCookies.Count == 0) return this;
        var cookies = _cookies.Where(cookie => !cookie.IsGone(now)).ToList();
        var host = HostOf(own);
        foreach (var text in setCookies)
        {
            if (CookieText.Read(own, host, text, now) is not { } cookie) continue;
            var index = cookies.FindIndex(cookie.IsSameAs);
            if (cookie.IsGone(now)) cookies.RemoveAll(cookie.IsSameAs);
            else if (index >= 0) cookies[index] = cookie; // keeps its place: RFC 6265 section 5.3, item 11
            else Add(cookies, cookie);
        }
        return new CookieJar([.. cookies]);
    }

    /// <summary>The value of the Cookie field for a request to this url; null: there is nothing to send.</summary>
    /// <param name="own">The url that is asked, before the host map.</param>
    /// <param name="now">Seconds since 1970.</param>
    public string? HeaderFor(Uri own, long now) => _cookies.Length == 0 ? null : FieldOf(own, now);

    private string? FieldOf(Uri own, long now)
    {
        var host = HostOf(own);
        var going = _cookies.Where(cookie => !cookie.IsGone(now) && cookie.Goes(own, host)).OrderByDescending(cookie => cookie.Path.Length).ToArray();
        return going.Length == 0 ? null : string.Join("; ", going.Select(cookie => $"{cookie.Name}={cookie.Value}"));
    }

    /// <summary>The fields of a request with the jar's cookies among them, unless the caller's own count.</summary>
    public Headers Attach(Headers headers, Uri own, long now) =>
        headers.Find("cookie") is null && HeaderFor(own, now) is { } cookies ? headers.With("Cookie", cookies) : headers;

    private static void Add(List<Cookie> cookies, Cookie cookie)
    {
        if (cookies.Count(other => other.Domain == cookie.Domain) >= MostOfOneDomain)
            cookies.RemoveAt(cookies.FindIndex(other => other.Domain == cookie.Domain));
        else if (cookies.Count >= Most) cookies.RemoveAt(0);
        cookies.Add(cookie);
    }

    private static string HostOf(Uri url) => url.IdnHost.ToLowerInvariant();
}
