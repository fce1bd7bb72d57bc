using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Hosting;

/// <summary>Reads <c>mini-actors.program</c>, whole or as a fragment over settings that are there.</summary>
/// <param name="block">The keys.</param>
/// <param name="basis">Where a missing key comes from; null: no key may be missing.</param>
internal sealed class ProgramSettingsReader(SectionReader block, ProgramSettings? basis)
{
    private const string PlatformsOwn = "platform";
    private const string Newest = "newest";

    /// <summary>The settings.</summary>
    public ProgramSettings Read() => new()
    {
        Platform = Pick("platform", block.Text, from => from.Platform),
        BaseLibrary = Pick("base-library", key => block.Is(key, Newest) ? null : block.BaseLibraryVersion(key), from => from.BaseLibrary),
        AppId = Pick("app-id", block.Text, from => from.AppId),
        AppVersion = Pick("app-version", block.Text, from => from.AppVersion),
        UrlCheck = Pick("url-check", block.Switch, from => from.UrlCheck),
        Strict = Pick("strict", block.Switch, from => from.Strict),
        Domains = Pick("domains", Domains, from => from.Domains),
        NetworkTimeout = Pick("network-timeout", NetworkTimeout, from => from.NetworkTimeout),
        Network = Pick("network", Network, from => from.Network),
        PrivateAddresses = Pick("private-addresses", key => block.OneOf(key, "refuse", "allow") == "allow", from => from.PrivateAddresses),
        Map = Pick("map", Map, from => from.Map),
        AllowFiles = Pick("allow-files", block.Texts, from => from.AllowFiles),
        TrustedCertificates = Pick("trusted-certificates", block.Texts, from => from.TrustedCertificates),
    };

    private T Pick<T>(string key, Func<string, T> read, Func<ProgramSettings, T> keep) =>
        basis is null || block.Has(key) ? read(key) : keep(basis);

    private DomainLists Domains(string key)
    {
        var lists = block.Section(key);
        return new DomainLists
        {
            Request = Entry(lists, "request", basis?.Domains.Request),
            Socket = Entry(lists, "socket", basis?.Domains.Socket),
            Upload = Entry(lists, "upload", basis?.Domains.Upload),
            Download = Entry(lists, "download", basis?.Domains.Download),
        };
    }

    private NetworkTimeouts NetworkTimeout(string key)
    {
        var limits = block.Section(key);
        return new NetworkTimeouts
        {
            Request = Limit(limits, "request", basis?.NetworkTimeout.Request),
            ConnectSocket = Limit(limits, "connect-socket", basis?.NetworkTimeout.ConnectSocket),
            UploadFile = Limit(limits, "upload-file", basis?.NetworkTimeout.UploadFile),
            DownloadFile = Limit(limits, "download-file", basis?.NetworkTimeout.DownloadFile),
        };
    }

    private NetworkState Network(string key)
    {
        var network = block.Section(key);
        var kept = basis?.Network;
        return new NetworkState
        {
            Type = kept is null || network.Has("type") ? NetworkTypes.Find(network.OneOf("type", [.. NetworkTypes.Names])) ?? default : kept.Type,
            Latency = kept is null || network.Has("latency") ? Latency(network, "latency") : kept.Latency,
            DownBytesPerSecond = kept is null || network.Has("down") ? Rate(network, "down") : kept.DownBytesPerSecond,
            UpBytesPerSecond = kept is null || network.Has("up") ? Rate(network, "up") : kept.UpBytesPerSecond,
        };
    }

    private static TimeSpan? Latency(SectionReader network, string key)
    {
        var latency = network.DurationOr("none", key);
        if (latency is null || latency <= NetworkState.LongestLatency) return latency;
        network.Wrong(key, $"must be at most {NetworkState.LongestLatency.TotalMinutes}m");
        return null;
    }

    /// <summary>What was refused is noted, and no limit.</summary>
    private static long? Rate(SectionReader network, string key) =>
        network.LongSizeOr("unlimited", key, 1) is > 0 and var rate ? rate : null;

    private TimeSpan? Limit(SectionReader limits, string key, TimeSpan? kept) =>
        basis is null || limits.Has(key) ? limits.DurationOr(PlatformsOwn, key) : kept;

    private IReadOnlyList<KeyValuePair<string, string>> Map(string key)
    {
        var entries = block.Section(key);
        var kept = (basis?.Map ?? []).Where(entry => !entries.Has(entry.Key));
        return [.. kept, .. entries.Keys.ToArray().Select(from => KeyValuePair.Create(from, entries.Text(from)))];
    }

    private static IReadOnlyList<string> Entry(SectionReader lists, string key, IReadOnlyList<string>? kept) =>
        kept is null || lists.Has(key) ? lists.Texts(key) : kept;
}
