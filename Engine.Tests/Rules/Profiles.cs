using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Tests.Rules;

/// <summary>Three platforms, built by hand after the reference, so that the rules are held against facts and not against a file.</summary>
internal static class Profiles
{
    public static readonly Version First = new(1, 0, 0);

    public static PlatformProfile WeChat { get; } = At(new Version(3, 17, 0));

    public static PlatformProfile Alipay { get; } = WeChat with
    {
        Id = "alipay",
        Title = "Alipay",
        NativeObject = "my",
        BaseLibrary = new Version(2, 9, 0),
        Referer = "https://{appId}.hybrid.alipay-eco.com/{appId}/{version}/index.html",
        UserAgent = "AlipayClient",
        Sockets = WeChat.Sockets with
        {
            Max = 1,
            WhenFull = WhenFull.Replace,
            MultipleMax = 5,
            Task = SocketTaskForm.WithMultiple,
            UnlistedHost = UnlistedHost.Fail,
            BinaryMessages = BinaryForm.Base64,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            ConnectTimeoutMax = TimeSpan.FromSeconds(75),
        },
        Http = WeChat.Http with
        {
            DefaultContentType = "application/x-www-form-urlencoded",
            FailureStatus = 400,
            NotJson = NotJson.Fail,
            Cookies = true,
            DownloadFailureStatus = 400,
            UploadFileTypes = ["image", "video", "audio"],
            RequestTimeout = TimeSpan.FromSeconds(30),
            TimeoutMax = TimeSpan.FromSeconds(60),
        },
        Urls = new() { Subdomains = true, HttpPorts = PortRule.AsWritten, SocketPorts = PortRule.Any, MaxLength = 8192 },
        Headers = new() { NonStringValues = HeaderValueForm.ToText, Fixed = ["referer", "user-agent"], Discouraged = ["version"] },
        Files = WeChat.Files with
        {
            TempPrefix = "https://resource/apml",
            StorePrefix = "https://resource/saved",
            UserPrefix = "https://usr",
            TempExtension = TempExtension.OfKind,
            DownloadMax = null,
        },
        Apis = Support(new Version(2, 9, 0), "request.header", "request.headers", "request.data", "request.method", "request.dataType",
            "request.timeout", "request.enableCookie", "request.dataType.base64", "request.dataType.arraybuffer",
            "connectSocket.header", "connectSocket.protocols", "connectSocket.multiple", "connectSocket.data", "connectSocket.timeout",
            "sendSocketMessage.isBuffer", "closeSocket.code", "closeSocket.reason",
            "uploadFile.header", "uploadFile.headers", "uploadFile.formData", "uploadFile.fileName", "uploadFile.fileType", "uploadFile.timeout",
            "downloadFile.header", "downloadFile.headers", "downloadFile.filePath", "downloadFile.timeout"),
        Errors = Words(
            ("uploadFile", FailureKind.Parameter, "无效参数：{detail}", 11), ("downloadFile", FailureKind.HttpStatus, "下载失败", 12),
            ("connectSocket", FailureKind.UrlMissing, "URL 为空", 3), ("connectSocket", FailureKind.Parameter, "{detail}", 2),
            ("connectSocket", FailureKind.InvalidUrl, "URL 格式不合法", 4), ("connectSocket", FailureKind.UrlScheme, "URL 地址不是ws或者wss.", 5),
            ("connectSocket", FailureKind.InsecureScheme, "请求url不支持ws，请使用wss", 20),
            ("request", FailureKind.HttpStatus, "http status error", 19), ("request", FailureKind.Decode, "JSON parse data error", 14)),
    };

    public static PlatformProfile Baidu { get; } = WeChat with
    {
        Id = "baidu",
        Title = "Baidu",
        NativeObject = "swan",
        BaseLibrary = new Version(3, 170, 0),
        Sockets = WeChat.Sockets with { Max = null, UnlistedHost = UnlistedHost.Fail },
        Urls = new() { Subdomains = false, HttpPorts = PortRule.Forbidden, SocketPorts = PortRule.Forbidden, MaxLength = 8192 },
        Apis = Support(new Version(3, 170, 0), "request.header", "request.data", "request.method", "request.dataType",
            "request.responseType", "connectSocket.header", "connectSocket.protocols", "closeSocket.code", "closeSocket.reason",
            "uploadFile.header", "uploadFile.formData", "downloadFile.header", "downloadFile.filePath"),
        Files = WeChat.Files with
        {
            TempPrefix = "bdfile://tmp_",
            StorePrefix = "bdfile://store_",
            UserPrefix = "bdfile://usr",
            DownloadMax = 50 << 20,
            UploadMax = 25 << 20,
        },
        Errors = Words(("connectSocket", FailureKind.DomainNotListed, "{api}:fail 安全校验失败", 7)),
    };

    public static PlatformProfile Of(string id) => id switch { "alipay" => Alipay, "baidu" => Baidu, _ => WeChat };

    /// <summary>WeChat at a base library.</summary>
    public static PlatformProfile At(Version version) => new()
    {
        Id = "wechat",
        Title = "WeChat",
        NativeObject = "wx",
        BaseLibrary = version,
        Referer = "https://servicewechat.com/{appId}/{version}/page-frame.html",
        UserAgent = "MicroMessenger",
        Background = new() { Grace = TimeSpan.FromSeconds(5), CloseCode = 1006, CloseReason = "interrupted", HeldCallbacks = 100 },
        Project = new() { Settings = "project.config.json", CompileType = null, App = "app.json", Entry = "app.js" },
        Sockets = new()
        {
            Max = 2,
            WhenFull = WhenFull.Reject,
            Task = SocketTaskForm.Always,
            MultipleMax = 0,
            UnlistedHost = UnlistedHost.ErrorEvent,
            CloseAfterFailedHandshake = true,
            CloseWhileConnecting = false,
            BinaryMessages = BinaryForm.ArrayBuffer,
            Listeners = ListenerForm.Slot,
            ConnectTimeout = TimeSpan.FromSeconds(60),
            ConnectTimeoutMax = null,
        },
        Http = new()
        {
            MaxInFlight = 10,
            TimeoutCountsQueue = true,
            DefaultContentType = "application/json",
            Methods = ["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT"],
            FailureStatus = null,
            NotJson = NotJson.KeepText,
            Cookies = false,
            Redirects = 10,
            RequestTimeout = TimeSpan.FromSeconds(60),
            UploadTimeout = TimeSpan.FromSeconds(60),
            DownloadTimeout = TimeSpan.FromSeconds(60),
            TimeoutMax = null,
        },
        Urls = new() { Subdomains = false, HttpPorts = PortRule.AsWritten, SocketPorts = PortRule.Any, MaxLength = 8192 },
        Headers = new() { NonStringValues = HeaderValueForm.Brand, Fixed = ["referer", "user-agent"] },
        Files = new()
        {
            TempPrefix = "wxfile://tmp_",
            StorePrefix = "wxfile://store_",
            UserPrefix = "wxfile://usr",
            TempExtension = TempExtension.OfType,
            Quota = 200 << 20,
            TempQuota = 4L << 30,
            DownloadMax = 200 << 20,
            UploadMax = null,
        },
        Apis = new ApiSupport(new Dictionary<string, Version>
        {
            ["request.header"] = First,
            ["request.data"] = First,
            ["request.method"] = First,
            ["request.dataType"] = First,
            ["request.responseType"] = new(1, 7, 0),
            ["request.timeout"] = new(2, 10, 0),
            ["connectSocket.header"] = First,
            ["connectSocket.protocols"] = new(1, 4, 0),
            ["connectSocket.timeout"] = new(2, 10, 0),
            ["request.redirect"] = new(3, 2, 2),
            ["request.enableChunked"] = new(2, 20, 2),
            ["uploadFile.header"] = First,
            ["uploadFile.formData"] = First,
            ["downloadFile.header"] = First,
            ["downloadFile.filePath"] = new(1, 8, 0),
            ["connectSocket.tcpNoDelay"] = new(2, 4, 0),
            ["uploadFile.timeout"] = new(2, 10, 0),
            ["downloadFile.timeout"] = new(2, 10, 0),
            ["closeSocket.code"] = new(1, 4, 0),
            ["closeSocket.reason"] = new(1, 4, 0),
        }, version),
        Errors = Words(
            ("any", FailureKind.Parameter, "{api}:fail parameter error: {detail}", 1001),
            ("any", FailureKind.InvalidUrl, "{api}:fail invalid url \"{url}\"", 600009),
            ("any", FailureKind.UrlMissing, "{api}:fail invalid url \"{url}\"", 600009),
            ("any", FailureKind.UrlScheme, "{api}:fail invalid url \"{url}\"", 600009),
            ("request", FailureKind.DomainNotListed, "{api}:fail url not in domain list", 600002),
            ("onSocketError", FailureKind.DomainNotListed, "createSocketTask:fail url not in domain list", null)),
        Dialect = new() { MessageField = "errMsg", CodeField = "errno", OkMessage = "{api}:ok", SocketIdFields = ["socketTaskId"] },
    };

    /// <summary>A mini program that lists <c>api.example.com</c> for everything.</summary>
    public static ProgramSettings Program { get; } = new()
    {
        Platform = "wechat",
        AppId = "wx1",
        AppVersion = "devtools",
        Domains = new()
        {
            Request = ["https://api.example.com", "https://ports.example.com:8443", "https://例子.测试"],
            Socket = ["wss://api.example.com"],
            Upload = ["https://up.example.com"],
            Download = ["https://down.example.com"],
        },
    };

    /// <summary>The devtools switch.</summary>
    public static ProgramSettings Unchecked { get; } = Program with { UrlCheck = false };

    public static ProgramSettings Mapped(params (string From, string To)[] map) =>
        Program with { Map = [.. map.Select(entry => KeyValuePair.Create(entry.From, entry.To))] };

    /// <summary>The plan of a verdict that accepts.</summary>
    public static T Plan<T>(this Verdict<T> verdict) => Assert.IsType<Verdict<T>.Accept>(verdict).Plan;

    /// <summary>The failure of a verdict that refuses.</summary>
    public static Failure Failure<T>(this Verdict<T> verdict) => Assert.IsType<Verdict<T>.Refuse>(verdict).Failure;

    /// <summary>The names of the rules that spoke.</summary>
    public static string[] Rules<T>(this Verdict<T> verdict) => [.. verdict.Diagnostics.Select(diagnostic => diagnostic.Rule)];

    private static ApiSupport Support(Version version, params string[] keys) => new(keys.ToDictionary(key => key, _ => First), version);

    private static ErrorVocabulary Words(params (string Api, FailureKind Kind, string Text, int? Code)[] words) =>
        new(words.ToDictionary(word => (word.Api, word.Kind), word => new ErrorWord(word.Text, word.Code)));
}
