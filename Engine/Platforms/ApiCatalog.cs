using static MiniActors.Platforms.ApiForm;
using Kind = MiniActors.Model.ArgumentKind;

namespace MiniActors.Platforms;

/// <summary>
/// The APIs of the seed with their options. Which of them a platform has, and since when, is in its profile
/// (<see cref="ApiSupport"/>); this table says what they are. Options that only tune a phone's transport are listed too:
/// a platform that has them takes them in silence.
/// </summary>
public static class ApiCatalog
{
    private static readonly ApiDescription[] Table =
    [
        new("request", Call,
        [
            new("url", true, Kind.String),
            new("data", false),
            new("header", false, Kind.Object),
            new("headers", false, Kind.Object),
            new("method", false, Kind.String),
            new("dataType", false, Kind.String),
            new("responseType", false, Kind.String),
            new("timeout", false, Kind.Number),
            new("enableCookie", false, Kind.Boolean),
            new("referrerStrategy", false, Kind.String),
            new("redirect", false, Kind.String),
            new("enableChunked", false, Kind.Boolean),
            new("enableHttp2", false, Kind.Boolean),
            new("enableQuic", false, Kind.Boolean),
            new("enableCache", false, Kind.Boolean),
            new("enableProfile", false, Kind.Boolean),
            new("enableHttpDNS", false, Kind.Boolean),
            new("httpDNSServiceId", false, Kind.String),
            new("httpDNSTimeout", false, Kind.Number),
            new("enableHttpDNSFallback", false, Kind.Boolean),
            new("forceCellularNetwork", false, Kind.Boolean),
            new("useHighPerformanceMode", false, Kind.Boolean),
        ], TaskForm.Request),
        new("uploadFile", Call,
        [
            new("url", true, Kind.String),
            new("filePath", true, Kind.String),
            new("name", true, Kind.String),
            new("fileName", false, Kind.String),
            new("fileType", false, Kind.String),
            new("header", false, Kind.Object),
            new("headers", false, Kind.Object),
            new("formData", false, Kind.Object),
            new("timeout", false, Kind.Number),
            new("hideLoading", false, Kind.Boolean),
            new("enableHttp2", false, Kind.Boolean),
            new("enableQuic", false, Kind.Boolean),
            new("enableProfile", false, Kind.Boolean),
            new("useHighPerformanceMode", false, Kind.Boolean),
        ], TaskForm.Upload),
        new("downloadFile", Call,
        [
            new("url", true, Kind.String),
            new("header", false, Kind.Object),
            new("headers", false, Kind.Object),
            new("filePath", false, Kind.String),
            new("timeout", false, Kind.Number),
            new("enableHttp2", false, Kind.Boolean),
            new("enableQuic", false, Kind.Boolean),
            new("enableProfile", false, Kind.Boolean),
        ], TaskForm.Download),
        new("connectSocket", Call,
        [
            new("url", true, Kind.String),
            new("header", false, Kind.Object),
            new("protocols", false, Kind.Array, Kind.String),
            new("timeout", false, Kind.Number),
            new("multiple", false, Kind.Boolean),
            new("data", false, Kind.Object, Kind.String),
            new("tcpNoDelay", false, Kind.Boolean),
            new("perMessageDeflate", false, Kind.Boolean),
            new("forceCellularNetwork", false, Kind.Boolean),
        ], TaskForm.Socket),
        new("sendSocketMessage", Call, [new("data", true, Kind.String, Kind.ArrayBuffer), new("isBuffer", false, Kind.Boolean)]),
        new("closeSocket", Call, [new("code", false, Kind.Number), new("reason", false, Kind.String)]),
        new("onSocketOpen", Listener, []),
        new("onSocketMessage", Listener, []),
        new("onSocketError", Listener, []),
        new("onSocketClose", Listener, []),
        new("offSocketOpen", Unlisten, []),
        new("offSocketMessage", Unlisten, []),
        new("offSocketError", Unlisten, []),
        new("offSocketClose", Unlisten, []),
    ];

    /// <summary>Every API, in the order of the seed.</summary>
    public static IReadOnlyList<ApiDescription> All => Table;

    /// <summary>The API of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static ApiDescription Find(string name) =>
        System.Array.Find(Table, api => api.Name == name) ?? throw new KeyNotFoundException($"There is no API '{name}'.");
}
