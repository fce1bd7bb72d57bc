using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// Urls that pass while <c>url-check</c> is off, as in the developer tools, and fail on a phone whatever is on the domain
/// list. Source: the seed (必须是 wss 协议，且域名必须是后台配置的合法域名); decision 13.
/// </summary>
public static class PhoneUrlRule
{
    private const string Source = "seed: 域名必须是后台配置的合法域名";

    /// <summary>The diagnostics; none while <c>url-check</c> is on, because the call fails then, and none for what is no url.</summary>
    public static IReadOnlyList<Diagnostic> Diagnose(PlatformProfile profile, ProgramSettings program, string api, Argument url)
    {
        if (program.UrlCheck || url.AsString is not { } text || UrlText.Read(text) is not { } parts) return [];
        var findings = new Findings();
        if (parts.Scheme is "http" or "ws")
            findings.Add(api, "url-insecure", $"{profile.Title} refuses {parts.Scheme}:// on a phone; it must be {parts.Scheme}s://.", Source);
        if (HostText.Read(parts.Host) is { } host && (host.Literal is not null || host.IsLocalhost))
            findings.Add(api, "url-address", $"{profile.Title} refuses {parts.Host} on a phone: an address can be on no domain list.", Source);
        var ports = parts.Scheme is "ws" or "wss" ? profile.Urls.SocketPorts : profile.Urls.HttpPorts;
        if (ports == PortRule.Forbidden && parts.Port is { Length: > 0 } port)
            findings.Add(api, "url-port", $"{profile.Title} refuses the port {port} on a phone: a url has none.",
                profile.Sources.GetValueOrDefault(parts.Scheme is "ws" or "wss" ? "urls.socket-ports" : "urls.http-ports", Source));
        return findings.All;
    }
}
