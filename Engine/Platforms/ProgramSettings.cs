using MiniActors.Model;

namespace MiniActors.Platforms;

/// <summary>The settings of one mini program (<c>mini-actors.program</c>, and what its opener said).</summary>
public sealed record ProgramSettings
{
    /// <summary>The platform: <c>wechat</c>, <c>wechat/game</c>, <c>alipay</c>, <c>baidu</c>, or one of the configuration's own.</summary>
    public required string Platform { get; init; }

    /// <summary>The base library, e.g. <c>1.6.9</c>; null: the newest that the configuration knows.</summary>
    public Version? BaseLibrary { get; init; }

    /// <summary>The app id, part of the Referer.</summary>
    public required string AppId { get; init; }

    /// <summary>The version of the mini program, part of the Referer.</summary>
    public required string AppVersion { get; init; }

    /// <summary>On: secure schemes and listed hosts only. Off is the devtools switch.</summary>
    public bool UrlCheck { get; init; } = true;

    /// <summary>On: diagnostics become failures.</summary>
    public bool Strict { get; init; }

    /// <summary>The domain lists.</summary>
    public DomainLists Domains { get; init; } = new();

    /// <summary>The <c>networkTimeout</c> of the mini program.</summary>
    public NetworkTimeouts NetworkTimeout { get; init; } = new();

    /// <summary>The network that the mini program finds when it opens.</summary>
    public NetworkState Network { get; init; } = NetworkState.Unlimited;

    /// <summary>True: private, loopback and link-local addresses may be reached.</summary>
    public bool PrivateAddresses { get; init; }

    /// <summary>Url prefix to url prefix; applied after the rules have judged the caller's own url.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Map { get; init; } = [];

    /// <summary>Host directories whose absolute paths may be used.</summary>
    public IReadOnlyList<string> AllowFiles { get; init; } = [];

    /// <summary>PEM files of certificates that are trusted beside the machine's.</summary>
    public IReadOnlyList<string> TrustedCertificates { get; init; } = [];
}

/// <summary>The hosts that each API may reach; every entry carries its scheme, e.g. <c>wss://api.example.com</c>.</summary>
public sealed record DomainLists
{
    /// <summary>For <c>request</c>; <c>https</c>.</summary>
    public IReadOnlyList<string> Request { get; init; } = [];
    /// <summary>For <c>connectSocket</c>; <c>wss</c>.</summary>
    public IReadOnlyList<string> Socket { get; init; } = [];
    /// <summary>For <c>uploadFile</c>; <c>https</c>.</summary>
    public IReadOnlyList<string> Upload { get; init; } = [];
    /// <summary>For <c>downloadFile</c>; <c>https</c>.</summary>
    public IReadOnlyList<string> Download { get; init; } = [];
}

/// <summary>The <c>networkTimeout</c> of a mini program; null: the platform's own default.</summary>
public sealed record NetworkTimeouts
{
    /// <summary>For <c>request</c>.</summary>
    public TimeSpan? Request { get; init; }
    /// <summary>For <c>connectSocket</c>.</summary>
    public TimeSpan? ConnectSocket { get; init; }
    /// <summary>For <c>uploadFile</c>.</summary>
    public TimeSpan? UploadFile { get; init; }
    /// <summary>For <c>downloadFile</c>.</summary>
    public TimeSpan? DownloadFile { get; init; }
}
