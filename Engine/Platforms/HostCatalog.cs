using static MiniActors.Platforms.HostForm;

namespace MiniActors.Platforms;

/// <summary>
/// What scripts find beside the network, each described once. Which of it a platform has is in its profile
/// (<see cref="HostPolicy"/>). Source: reference/runtime.md 13; docs/decisions/0015.
/// </summary>
public static class HostCatalog
{
    private static readonly string[] App = ["SDKVersion", "host", "language", "version", "theme", "enableDebug", "fontSizeSetting", "app"];
    private static readonly string[] Device = ["abi", "benchmarkLevel", "brand", "model", "system", "platform", "memorySize"];
    private static readonly string[] Window = ["pixelRatio", "screenWidth", "screenHeight", "windowWidth", "windowHeight", "statusBarHeight", "titleBarHeight", "screenTop"];
    private static readonly string[] System = [.. App, .. Device, .. Window];
    private static readonly string[] Launch = ["path", "query", "scene", "referrerInfo"];
    private static readonly string[] Storage = ["keys", "currentSize", "limitSize"];

    private static readonly HostDescription[] Table =
    [
        new("canIUse", Sync, [], []),
        new("env", Value, [], ["USER_DATA_PATH", "clientName", "clientVersion", "language", "platform"]),
        new("SDKVersion", Value, [], []),
        new("getSystemInfoSync", Sync, [], System),
        new("getSystemInfo", Call, [], System),
        new("getSystemInfoAsync", Call, [], System),
        new("getAppBaseInfo", Sync, [], App),
        new("getDeviceInfo", Sync, [], Device),
        new("getWindowInfo", Sync, [], Window),
        new("getAccountInfoSync", Sync, [], ["miniProgram"]),
        new("getAppIdSync", Sync, [], ["appId"]),
        new("getEnvInfoSync", Sync, [], ["appKey", "sdkVersion", "env"]),
        new("getLaunchOptionsSync", Sync, [], Launch),
        new("getEnterOptionsSync", Sync, [], Launch),
        new("getMenuButtonBoundingClientRect", Sync, [], ["width", "height", "top", "right", "bottom", "left"]),
        new("getUpdateManager", Sync, [], []),
        new("getNetworkType", Call, [], ["networkType", "networkAvailable"]),
        new("onNetworkStatusChange", Listener, [], ["isConnected", "networkType"]),
        new("offNetworkStatusChange", Listener, [], []),
        new("onAppShow", Listener, [], Launch),
        new("offAppShow", Listener, [], []),
        new("onAppHide", Listener, [], []),
        new("offAppHide", Listener, [], []),
        new("onShow", Listener, [], Launch),
        new("offShow", Listener, [], []),
        new("onHide", Listener, [], []),
        new("offHide", Listener, [], []),
        new("onError", Listener, [], []),
        new("offError", Listener, [], []),
        new("onUnhandledRejection", Listener, [], []),
        new("offUnhandledRejection", Listener, [], []),
        new("login", Call, ["timeout"], ["code"]),
        new("getAuthCode", Call, ["scopes"], ["authCode"]),
        new("checkSession", Call, [], []),
        new("nextTick", Sync, [], []),
        new("arrayBufferToBase64", Sync, [], []),
        new("base64ToArrayBuffer", Sync, [], []),
        new("setStorage", Call, ["key", "data"], []),
        new("setStorageSync", Sync, ["key", "data"], []),
        new("getStorage", Call, ["key"], ["data"]),
        new("getStorageSync", Sync, ["key"], ["data"]),
        new("removeStorage", Call, ["key"], []),
        new("removeStorageSync", Sync, ["key"], []),
        new("clearStorage", Call, [], []),
        new("clearStorageSync", Sync, [], []),
        new("getStorageInfo", Call, [], Storage),
        new("getStorageInfoSync", Sync, [], Storage),
        new("batchSetStorage", Call, ["kvList"], []),
        new("batchSetStorageSync", Sync, ["kvList"], []),
        new("batchGetStorage", Call, ["keyList"], ["dataList"]),
        new("batchGetStorageSync", Sync, ["keyList"], ["dataList"]),
        new("getFileSystemManager", Sync, [], []),
        new("saveFile", Call, ["tempFilePath", "filePath", "apFilePath"], ["savedFilePath", "apFilePath"]),
        new("getFileInfo", Call, ["filePath", "apFilePath", "digestAlgorithm"], ["size", "digest"]),
        new("getSavedFileList", Call, [], ["fileList"]),
        new("getSavedFileInfo", Call, ["filePath", "apFilePath"], ["size", "createTime"]),
        new("removeSavedFile", Call, ["filePath", "apFilePath"], []),
    ];

    private static readonly Dictionary<string, HostDescription> ByName = Table.ToDictionary(api => api.Name);

    /// <summary>All of it.</summary>
    public static IReadOnlyList<HostDescription> All => Table;

    /// <summary>
    /// The functions that a FileSystemManager can have, each also in a form that ends in <c>Sync</c>; which it has is in the
    /// profile, as <c>FileSystemManager.name</c>.
    /// </summary>
    public static IReadOnlyList<string> FileSystem { get; } = [.. new[]
    {
        "access", "stat", "readFile", "writeFile", "appendFile", "copyFile", "rename", "unlink", "mkdir", "rmdir", "readdir", "saveFile",
        "getFileInfo", "getSavedFileList", "removeSavedFile", "open", "close", "read", "write", "fstat", "ftruncate", "truncate", "readCompressedFile", "readZipEntry", "unzip", "zip",
    }.SelectMany(name => new[] { name, name + "Sync" })];

    /// <summary>The function or object of this name; null: there is none.</summary>
    public static HostDescription? Find(string name) => ByName.GetValueOrDefault(name);
}

/// <summary>Something that scripts find beside the network.</summary>
/// <param name="Name">Its name, e.g. <c>getStorageSync</c>.</param>
/// <param name="Form">How it is called.</param>
/// <param name="Options">The options that count.</param>
/// <param name="Fields">What its result, its event or it itself holds, on some platform.</param>
public sealed record HostDescription(string Name, HostForm Form, IReadOnlyList<string> Options, IReadOnlyList<string> Fields);

/// <summary>How something beside the network is called.</summary>
public enum HostForm
{
    /// <summary>It gives its result.</summary>
    Sync,
    /// <summary>One options object; success or fail, then complete; a promise where the platform has them.</summary>
    Call,
    /// <summary>It takes a listener, or takes one off.</summary>
    Listener,
    /// <summary>It is no function.</summary>
    Value,
}
