namespace MiniActors.Tests.Scripting.HostObjects;

/// <summary><c>canIUse</c> tells the truth: about the platform, the version, and the engine.</summary>
public sealed class CanIUseSpecs : HostSpecs
{
    [Theory]
    [InlineData("wechat", "wx", "request", true)]
    [InlineData("wechat", "wx", "request.object.timeout", true)]
    [InlineData("wechat", "wx", "request.object.success", true)]
    [InlineData("wechat", "wx", "request.object.multiple", false)]
    [InlineData("wechat", "wx", "request.object.method.DELETE", true)]
    [InlineData("wechat", "wx", "request.object.method.PATCH", false)]
    [InlineData("wechat", "wx", "request.success.cookies", true)]
    [InlineData("wechat", "wx", "request.success.status", false)]
    [InlineData("wechat", "wx", "connectSocket.object.protocols", true)]
    [InlineData("wechat", "wx", "SocketTask.send", true)]
    [InlineData("wechat", "wx", "SocketTask.fly", false)]
    [InlineData("wechat", "wx", "RequestTask.onChunkReceived", true)]
    [InlineData("wechat", "wx", "onSocketMessage.callback.data", true)]
    [InlineData("wechat", "wx", "getSystemInfoSync.return.SDKVersion", true)]
    [InlineData("wechat", "wx", "getSystemInfoSync.return.screenWidth", true)]
    [InlineData("wechat", "wx", "getSystemInfoSync.return.safeArea", false)]
    [InlineData("wechat", "wx", "getNetworkType.success.networkAvailable", false)]
    [InlineData("wechat", "wx", "FileSystemManager.readFileSync", true)]
    [InlineData("wechat", "wx", "FileSystemManager.zip", false)]
    [InlineData("wechat", "wx", "showToast", true)]
    [InlineData("wechat", "wx", "exitMiniProgram", true)]
    [InlineData("wechat", "wx", "getBLEDeviceServices", false)]
    [InlineData("wechat", "wx", "button.open-type.contact", false)]
    [InlineData("wechat", "wx", "constructor", false)]
    [InlineData("wechat", "wx", "", false)]
    [InlineData("alipay", "my", "connectSocket.object.multiple", true)]
    [InlineData("alipay", "my", "request.object.enableChunked", false)]
    [InlineData("alipay", "my", "request.return.status", true)]
    [InlineData("alipay", "my", "getNetworkType.return.networkAvailable", true)]
    [InlineData("alipay", "my", "getAuthCode", true)]
    [InlineData("alipay", "my", "login", false)]
    [InlineData("baidu", "swan", "login", true)]
    [InlineData("baidu", "swan", "request.object.timeout", false)]
    [InlineData("baidu", "swan", "getSystemInfo.success.host", true)]
    public Task It_is_true_for_what_is_there_and_false_for_what_is_missing(string platform, string native, string schema, bool there) =>
        RunAsync(platform, $"console.log({native}.canIUse('{schema}'))", there ? "true" : "false");

    [Theory]
    [InlineData("1.6.9", "false false false true")]
    [InlineData("2.10.0", "true true true true")]
    public async Task An_old_base_library_lacks_what_came_later_and_still_has_canIUse(string baseLibrary, string told)
    {
        await using var app = await OpenAsync("wechat", "console.log(wx.canIUse('SocketTask.send'), wx.canIUse('request.object.timeout'), wx.canIUse('getFileSystemManager'), wx.canIUse('canIUse'))",
            options => options with { BaseLibrary = baseLibrary });
        await SaysAsync(told);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public Task Every_function_of_the_native_object_can_be_used(string platform, string native) => RunAsync(platform,
        $"console.log(Object.keys({native}).filter(function (name) {{ return !{native}.canIUse(name) || {native}[name] === undefined }}).join())", "");
}
