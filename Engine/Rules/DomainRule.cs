using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// Whether a host is on the mini program's list. Source: the seed (域名必须是后台配置的合法域名); reference/wechat.md 1.3,
/// reference/alipay.md 8, reference/baidu.md 1; decisions 21 and 33.
/// </summary>
public static class DomainRule
{
    /// <summary>Holds the origin of a url against the entries, each written like <c>https://api.example.com:8443</c>.</summary>
    /// <param name="policy">Whether subdomains are covered and how ports count.</param>
    /// <param name="entries">The list of the API.</param>
    /// <param name="scheme">The url's scheme, in lower case.</param>
    /// <param name="host">The url's host in lower-case ASCII.</param>
    /// <param name="port">The url's port as it is written; null when it is not.</param>
    public static bool Covers(UrlPolicy policy, IReadOnlyList<string> entries, string scheme, string host, string? port)
    {
        var ports = scheme is "wss" or "ws" ? policy.SocketPorts : policy.HttpPorts;
        if (ports == PortRule.Forbidden && port is not null) return false;
        // Under the devtools switch nobody asks; with url-check on, only secure urls get here, and entries are secure.
        foreach (var entry in entries)
            if (UrlText.Read(entry) is { } listed && listed.Scheme == scheme
                && (ports != PortRule.AsWritten || listed.Port == port)
                && HostText.Read(listed.Host) is { } name && CoversHost(policy, name.Ascii, host)) return true;
        return false;
    }

    private static bool CoversHost(UrlPolicy policy, string listed, string host) =>
        host == listed
        || (policy.Subdomains && host.Length > listed.Length && host[^(listed.Length + 1)] == '.' && host.EndsWith(listed, StringComparison.Ordinal));
}
