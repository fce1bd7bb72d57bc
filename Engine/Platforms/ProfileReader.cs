namespace MiniActors.Platforms;

/// <summary>Reads a platform's block, when all layers are in place, as a <see cref="PlatformProfile"/>.</summary>
internal static class ProfileReader
{
    /// <summary>The profile for a base library; null: the newest that the block names.</summary>
    public static PlatformProfile Read(SectionReader block, string id, Version? baseLibrary = null)
    {
        var newest = block.BaseLibraryVersion("base-library");
        var version = baseLibrary is null ? newest : BaseLibrary.Normal(baseLibrary);
        return new PlatformProfile
        {
            Id = id,
            BaseLibrary = version,
            Title = block.Text("title"),
            NativeObject = block.Text("native-object"),
            Referer = block.Text("referer"),
            UserAgent = block.Text("user-agent"),
            Sockets = Sockets(block.Section("sockets")),
            Http = Http(block.Section("http")),
            Urls = Urls(block.Section("urls")),
            Headers = Headers(block.Section("headers")),
            Files = Files(block.Section("files")),
            Background = Background(block.Section("background")),
            Phone = Phone(block.Section("phone")),
            Project = Project(block.Section("project")),
            Host = HostPolicyReader.Read(block.Section("host"), version),
            Dialect = Dialect(block.Section("dialect")),
            Apis = ApiSupportReader.Read(block.Section("apis"), version),
            Errors = ErrorVocabularyReader.Read(block.Section("errors")),
            Sources = Sources(block.Section("sources")),
        };
    }

    private static SocketPolicy Sockets(SectionReader block) => new()
    {
        Max = block.WholeOr("unlimited", "max", 1),
        WhenFull = block.OneOf<WhenFull>("when-full"),
        Task = block.OneOf<SocketTaskForm>("task"),
        MultipleMax = block.Whole("multiple-max", 0),
        UnlistedHost = block.OneOf<UnlistedHost>("unlisted-host"),
        CloseAfterFailedHandshake = block.Switch("close-after-failed-handshake"),
        CloseWhileConnecting = block.Switch("close-while-connecting"),
        BinaryMessages = block.OneOf<BinaryForm>("binary-messages"),
        Listeners = block.OneOf<ListenerForm>("listeners"),
        ConnectTimeout = block.Duration("connect-timeout"),
        ConnectTimeoutMax = block.DurationOr("none", "connect-timeout-max"),
    };

    private static HttpPolicy Http(SectionReader block) => new()
    {
        MaxInFlight = block.WholeOr("unlimited", "max-in-flight", 1),
        TimeoutCountsQueue = block.Switch("timeout-counts-queue"),
        DefaultContentType = block.Text("default-content-type"),
        Methods = Upper(block, "methods"),
        FailureStatus = block.WholeOr("none", "failure-status", 300, 599),
        UploadFailureStatus = block.WholeOr("none", "upload-failure-status", 300, 599),
        DownloadFailureStatus = block.WholeOr("none", "download-failure-status", 300, 599),
        UploadFileTypes = block.Texts("upload-file-types"),
        NotJson = block.OneOf<NotJson>("not-json"),
        Cookies = block.Switch("cookies"),
        Redirects = block.Whole("redirects", 0, 100),
        RequestTimeout = block.Duration("request-timeout"),
        UploadTimeout = block.Duration("upload-timeout"),
        DownloadTimeout = block.Duration("download-timeout"),
        TimeoutMax = block.DurationOr("none", "timeout-max"),
    };

    private static UrlPolicy Urls(SectionReader block) => new()
    {
        Subdomains = block.Switch("subdomains"),
        HttpPorts = block.OneOf<PortRule>("http-ports"),
        SocketPorts = block.OneOf<PortRule>("socket-ports"),
        MaxLength = block.Whole("max-length", 64, 65_000),
    };

    private static FilePolicy Files(SectionReader block) => new()
    {
        TempPrefix = Prefix(block, "temp-prefix"),
        StorePrefix = Prefix(block, "store-prefix"),
        UserPrefix = Prefix(block, "user-prefix").TrimEnd('/'),
        TempExtension = block.OneOf<TempExtension>("temp-extension"),
        Quota = block.LongSize("quota", 0),
        TempQuota = block.LongSize("temp-quota", 0),
        DownloadMax = block.LongSizeOr("none", "download-max", 1),
        UploadMax = block.LongSizeOr("none", "upload-max", 1),
    };

    private static PhonePolicy Phone(SectionReader block) => new()
    {
        Sockets = block.WholeOr("none", "sockets", 1),
        Transfers = block.WholeOr("none", "transfers", 1),
        ConnectTimeout = block.DurationOr("none", "connect-timeout"),
        Upload = block.LongSizeOr("none", "upload", 1),
        Download = block.LongSizeOr("none", "download", 1),
    };

    private static BackgroundPolicy Background(SectionReader block) => new()
    {
        Grace = block.DurationOr("none", "grace"),
        CloseCode = block.Whole("close-code", 1000, 4999),
        CloseReason = block.Text("close-reason"),
        HeldCallbacks = block.Whole("held-callbacks", 1),
    };

    private static ProjectLayout Project(SectionReader block) => new()
    {
        Settings = block.Text("settings"),
        CompileType = block.Is("compile-type", "any") ? null : block.Text("compile-type"),
        App = block.Text("app"),
        Entry = block.Text("entry"),
    };

    private static string Prefix(SectionReader block, string key)
    {
        var prefix = block.Text(key);
        if (prefix.IndexOf("://", StringComparison.Ordinal) is not > 0) block.Wrong(key, $"must begin with a scheme, such as wxfile://tmp_, not '{prefix}'");
        return prefix;
    }

    private static HeaderPolicy Headers(SectionReader block) => new()
    {
        NonStringValues = block.OneOf<HeaderValueForm>("non-string-values"),
        Fixed = [.. block.Texts("fixed").Select(name => name.ToLowerInvariant())],
        Discouraged = [.. block.Texts("discouraged").Select(name => name.ToLowerInvariant())],
    };

    private static Dictionary<string, string> Aliases(SectionReader block)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in block.Texts("aliases"))
        {
            if (text.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, { Length: > 0 } api] && ApiCatalog.All.Any(known => known.Name == api))
                aliases[name] = api;
            else block.Wrong("aliases", $"'{text}' is not NAME=API");
        }
        return aliases;
    }

    private static Dialect Dialect(SectionReader block) => new()
    {
        MessageField = block.Text("message-field"),
        CodeField = block.Text("code-field"),
        OkMessage = block.Text("ok-message"),
        SocketIdFields = block.Texts("socket-id-fields"),
        UploadProgressFields = Two(block, "upload-progress-fields"),
        TempPathFields = block.Texts("temp-path-fields"),
        StatusFields = block.Texts("status-fields"),
        HeaderFields = block.Texts("header-fields"),
        Promises = block.Texts("promises"),
        Thenables = block.Texts("thenables"),
        ModuleNames = block.Texts("module-names"),
        TaskEventsInData = block.Switch("task-events-in-data"),
        Aliases = Aliases(block),
    };

    private static Dictionary<string, string> Sources(SectionReader block) => block.Keys.ToDictionary(rule => rule, block.Text);

    private static IReadOnlyList<string> Two(SectionReader block, string key)
    {
        var texts = block.Texts(key);
        if (texts.Count != 2) block.Wrong(key, "must be two names: the bytes so far, and the bytes in all");
        return texts;
    }

    private static IReadOnlyList<string> Upper(SectionReader block, string key)
    {
        var methods = block.Texts(key);
        foreach (var method in methods.Where(method => method.Length == 0 || !method.All(char.IsAsciiLetterUpper)))
            block.Wrong(key, $"'{method}' is no method: methods are written in upper case");
        return methods;
    }
}
