namespace MiniActors.Platforms;

/// <summary>
/// All that makes one platform different from another, as data: a block of <c>mini-actors.platforms</c> in
/// <c>hocon.conf</c>, resolved for one kind (mini program or mini game) and one version of the base library.
/// </summary>
public sealed record PlatformProfile
{
    /// <summary>The name that chooses it: <c>wechat</c>, <c>wechat/game</c>, <c>alipay</c>, <c>baidu</c>, …</summary>
    public required string Id { get; init; }

    /// <summary>A name for people.</summary>
    public required string Title { get; init; }

    /// <summary>The global object of its scripts: <c>wx</c>, <c>my</c>, <c>swan</c>.</summary>
    public required string NativeObject { get; init; }

    /// <summary>The version of the base library that is followed.</summary>
    public required Version BaseLibrary { get; init; }

    /// <summary>The fixed Referer; <c>{appId}</c> and <c>{version}</c> stand for the mini program's.</summary>
    public required string Referer { get; init; }

    /// <summary>The User-Agent that is sent.</summary>
    public required string UserAgent { get; init; }

    /// <summary>The rules for sockets.</summary>
    public required SocketPolicy Sockets { get; init; }

    /// <summary>The rules for HTTP.</summary>
    public required HttpPolicy Http { get; init; }

    /// <summary>The rules for urls and hosts.</summary>
    public required UrlPolicy Urls { get; init; }

    /// <summary>The rules for files and their paths.</summary>
    public required FilePolicy Files { get; init; }

    /// <summary>The rules for the background.</summary>
    public required BackgroundPolicy Background { get; init; }

    /// <summary>Limits that bite on a phone and not here.</summary>
    public PhonePolicy Phone { get; init; } = PhonePolicy.None;

    /// <summary>Which files of a project directory say what.</summary>
    public required ProjectLayout Project { get; init; }

    /// <summary>What its scripts find beside the network.</summary>
    public HostPolicy Host { get; init; } = HostPolicy.None;

    /// <summary>The rules for request headers.</summary>
    public required HeaderPolicy Headers { get; init; }

    /// <summary>Which APIs and options there are, and since when.</summary>
    public required ApiSupport Apis { get; init; }

    /// <summary>The words and numbers of its errors.</summary>
    public required ErrorVocabulary Errors { get; init; }

    /// <summary>The names of the fields in its results and events.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>Rule name to its source, e.g. <c>sockets.max</c> to a sentence of the seed; for people.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();
}
