using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// Which urls may be used. Source: the seed (必须是 wss 协议，且域名必须是后台配置的合法域名); decisions 13, 14, 20, 21, 33;
/// faults 31. The script's own url is judged, then the host map is applied. Each hop of a redirect is judged again.
/// </summary>
public static class UrlRule
{
    /// <summary>Judges a url for <c>request</c>, <c>connectSocket</c>, <c>uploadFile</c> or <c>downloadFile</c>.</summary>
    public static Verdict<JudgedUrl> Judge(PlatformProfile profile, ProgramSettings program, string api, string url)
    {
        var target = Read(profile, program, api, url, out var failure);
        return failure is null ? new Verdict<JudgedUrl>.Accept(target!, []) : new Verdict<JudgedUrl>.Refuse(failure, []);
    }

    /// <summary>The same in two values: there is a target beside the failure when all that is wrong is a host that is not listed.</summary>
    internal static JudgedUrl? Read(PlatformProfile profile, ProgramSettings program, string api, string url, out Failure? failure)
    {
        var sockets = api == "connectSocket";
        if (string.IsNullOrWhiteSpace(url)) return Refuse(out failure, FailureKind.UrlMissing, "url is empty");
        if (FaultOfText(profile.Urls, url) is { } fault) return Refuse(out failure, FailureKind.InvalidUrl, fault);
        if (UrlText.SchemeOf(url) is not { } scheme) return Refuse(out failure, FailureKind.InvalidUrl, "url is not absolute");
        if (!(sockets ? scheme is "wss" or "ws" : scheme is "https" or "http"))
            return Refuse(out failure, FailureKind.UrlScheme, sockets ? "url must begin with wss://" : "url must begin with https://");
        if (UrlText.Read(url) is not { } parts) return Refuse(out failure, FailureKind.InvalidUrl, "url is not absolute");
        if (scheme is "http" or "ws" && program.UrlCheck)
            return Refuse(out failure, FailureKind.InsecureScheme, $"url must use {scheme}s", parts.Host);

        if (FaultOfParts(parts, sockets) is { } broken) return Refuse(out failure, FailureKind.InvalidUrl, broken, parts.Host);
        if (HostText.Read(parts.Host) is not { } host) return Refuse(out failure, FailureKind.InvalidUrl, "url has no valid host", parts.Host);
        var port = parts.Port is null ? "" : ":" + parts.Port;
        // The Uri must see the very host that was judged, or it is not used.
        if (!Uri.TryCreate($"{scheme}://{host.Ascii}{port}{parts.Rest}", UriKind.Absolute, out var own) || !IsHost(own, host))
            return Refuse(out failure, FailureKind.InvalidUrl, "url cannot be read", parts.Host);

        var (dial, mapped) = MapRule.Apply(program.Map, own);
        var literal = host.Literal is not null || host.IsLocalhost;
        if (literal && !program.PrivateAddresses && !mapped && (host.IsLocalhost || !AddressRule.IsPublic(host.Literal!)))
            return Refuse(out failure, FailureKind.PrivateAddress, "private addresses are refused", host.Ascii);
        if (program.UrlCheck && (literal || !DomainRule.Covers(profile.Urls, ListOf(program.Domains, api), scheme, host.Ascii, parts.Port)))
            Refuse(out failure, FailureKind.DomainNotListed, "url not in domain list", host.Ascii);
        else failure = null;
        return new JudgedUrl(own, dial, mapped);

        JudgedUrl? Refuse(out Failure? failure, FailureKind kind, string detail, string host = "")
        {
            failure = profile.Errors.Say(api, kind, ("detail", detail), ("url", Shorten(url)), ("host", host));
            return null;
        }
    }

    private static string? FaultOfText(UrlPolicy policy, string url)
    {
        if (url.Length > policy.MaxLength) return $"url is longer than {policy.MaxLength}";
        foreach (var unit in url)
            if (char.IsWhiteSpace(unit) || char.IsControl(unit)) return "url contains white space or control characters";
        return null;
    }

    private static string? FaultOfParts(UrlText parts, bool sockets)
    {
        if (parts.UserInfo) return "url contains user information";
        if (parts.Fragment && sockets) return "url contains a fragment"; // RFC 6455 section 3; HTTP only leaves it out
        if (parts.Host.Length == 0) return "url has no host";
        if (parts.Host.Contains('\\') || parts.Rest.AsSpan(0, PathLength(parts.Rest)).Contains('\\')) return "url contains a backslash";
        if (parts.Port is not { } port) return null;
        if (port.Length is 0 or > 5 || port.AsSpan().ContainsAnyExceptInRange('0', '9')) return "url has no valid port";
        var number = int.Parse(port, System.Globalization.CultureInfo.InvariantCulture);
        return number > 65535 || BlockedPorts.Contains(number) ? $"port {number} is refused" : null;
    }

    private static int PathLength(string rest) => rest.IndexOf('?') is >= 0 and var length ? length : rest.Length;

    private static bool IsHost(Uri uri, HostText host) => host.Literal is { } address
        ? System.Net.IPAddress.TryParse(uri.IdnHost, out var seen) && seen.Equals(address)
        : uri.IdnHost == host.Ascii;

    private static IReadOnlyList<string> ListOf(DomainLists domains, string api) => api switch
    {
        "connectSocket" => domains.Socket,
        "uploadFile" => domains.Upload,
        "downloadFile" => domains.Download,
        _ => domains.Request,
    };

    /// <summary>A text for a message; a url of 64 KiB is of no use to anybody, and who reads a log may not read a password.</summary>
    private static string Shorten(string url)
    {
        var start = url.IndexOf("//", StringComparison.Ordinal) is >= 0 and var slashes ? slashes + 2 : 0;
        var authority = url.AsSpan(start);
        if (authority.IndexOfAny('/', '?', '#') is >= 0 and var end) authority = authority[..end];
        if (authority.LastIndexOf('@') is >= 0 and var at) url = $"{url[..start]}(redacted){url[(start + at)..]}";
        return url.Length <= 512 ? url : url[..128] + "…";
    }
}
