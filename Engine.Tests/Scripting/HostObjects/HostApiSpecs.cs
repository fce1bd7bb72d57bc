using MiniActors.Model;

namespace MiniActors.Tests.Scripting.HostObjects;

/// <summary>What a script learns of its surroundings, and what happens to it.</summary>
public sealed class HostApiSpecs : HostSpecs
{
    [Theory]
    [InlineData("wechat", "wx", "android 3.17.0 undefined")]
    [InlineData("alipay", "my", "Android 2.9.5 undefined")]
    [InlineData("baidu", "swan", "android 3.170.0 baiduboxapp")]
    public Task The_system_is_told_at_once_and_later(string platform, string native, string told) => RunAsync(platform, $$"""
        var s = {{native}}.getSystemInfoSync(); console.log(s.platform, s.SDKVersion, s.host); s.platform = 1;
        {{native}}.getSystemInfo({ success: function (res) { console.log(res.platform, res.SDKVersion, res.host) } });
        """, told, told);

    [Fact]
    public Task WeChat_tells_of_the_app_the_device_and_the_account() => RunAsync("wechat", """
        console.log(wx.getAppBaseInfo().SDKVersion, wx.getDeviceInfo().brand, wx.getWindowInfo().screenWidth, wx.getAccountInfoSync().miniProgram.appId, wx.getAccountInfoSync().miniProgram.envVersion);
        console.log(wx.getLaunchOptionsSync(), wx.env);
        """, "3.17.0 MiniActors 390 mini-actors-app develop", "{ path: '', query: {}, scene: 1001, referrerInfo: {} } { USER_DATA_PATH: 'wxfile://usr' }");

    [Theory]
    [InlineData("wechat", "wx", "{ networkType: 'wifi', errMsg: 'getNetworkType:ok' }", "{ isConnected: false, networkType: 'none' }")]
    [InlineData("alipay", "my", "{ networkAvailable: true, networkType: 'WIFI' }", "{ isConnected: false, networkType: 'NOTREACHABLE' }")]
    [InlineData("baidu", "swan", "{ networkType: 'wifi', errMsg: 'getNetworkType:ok' }", "{ isConnected: false, networkType: 'none' }")]
    public async Task The_network_is_told_and_so_is_its_change(string platform, string native, string told, string changed)
    {
        await using var app = await OpenAsync(platform, $$"""
            var off = function () { console.log('off') }; {{native}}.onNetworkStatusChange(off); {{native}}.offNetworkStatusChange(off);
            {{native}}.onNetworkStatusChange(function (res) { console.log(res) }); {{native}}.getNetworkType({ success: function (res) { console.log(res) } });
            """);
        await SaysAsync(told);
        app.SetNetwork(NetworkState.Offline);
        await SaysAsync(changed);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Going_to_the_background_and_back_is_told(string platform, string native)
    {
        await using var app = await OpenAsync(platform, $"{native}.onAppHide(function () {{ console.log('hide', arguments.length) }}); {native}.onAppShow(function (res) {{ console.log('show', res.scene) }}); console.log('loaded')");
        await SaysAsync("loaded");
        app.Hide();
        app.Hide();
        app.Show();
        app.Show();
        app.Hide();
        await SaysAsync("hide 0", "show 1001", "hide 0");
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public Task Base64_goes_both_ways_and_nextTick_comes_later(string platform, string native) => RunAsync(platform, $$"""
        var b = {{native}}.base64ToArrayBuffer('AP8='), tick = {{native}}.nextTick || setTimeout; tick(function () { console.log('tick') });
        console.log(b instanceof ArrayBuffer, new Uint8Array(b).join(), {{native}}.arrayBufferToBase64(b));
        try { {{native}}.base64ToArrayBuffer('*') } catch (e) { console.log(e.message.length > 0) }
        """, "true 0,255 AP8=", "true", "tick");

    [Theory]
    [InlineData("wechat", "wx.login", "code")]
    [InlineData("baidu", "swan.login", "code")]
    [InlineData("alipay", "my.getAuthCode", "authCode")]
    public Task A_login_gives_a_code(string platform, string login, string field) =>
        RunAsync(platform, $"{login}({{ success: function (res) {{ console.log(res.{field}.length) }} }})", "32");

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_needs_a_screen_answers_ok_and_is_noted_once(string platform, string native)
    {
        await using var app = await OpenAsync(platform, $$"""
            var x = {{native}}, toast = x.showToast;
            toast({ title: 'a', success: function (res) { console.log('success', res.errMsg) }, complete: function () { console.log('complete') } }); toast({ title: 'b' });
            """);
        await SaysAsync(platform == "alipay" ? "success undefined" : "success showToast:ok", "complete");
        Assert.Equal(["no-screen"], await Witness.Diagnostics.NextAsync(1));
        Assert.Empty(Witness.Diagnostics.Rest());
    }

    [Fact]
    public Task A_dialog_answers_as_if_it_was_confirmed() => RunAsync("wechat", """
        wx.showModal({ title: 'x' }).then(function (res) { console.log(res) });
        wx.getSetting({ success: function (res) { console.log(res.authSetting['scope.record']) } });
        """, "{ confirm: true, cancel: false, errMsg: 'showModal:ok' }", "undefined");

    [Fact]
    public async Task An_exception_of_a_callback_reaches_onError()
    {
        await using var app = await OpenAsync("wechat", "wx.onError(function (text) { console.log(text.split('\\n')[0]); throw new Error('again') }); setTimeout(function () { throw new Error('mine') }, 0)");
        await SaysAsync("Error: mine");
    }

    [Theory]
    [InlineData("wechat", "wx")]
    [InlineData("alipay", "my")]
    public async Task A_rejection_that_nobody_handles_reaches_onUnhandledRejection(string platform, string native)
    {
        await using var app = await OpenAsync(platform, native + ".onUnhandledRejection(function (res) { console.log(res.reason, typeof res.promise.then); return Promise.reject('again') }); Promise.reject('mine')");
        await SaysAsync("mine function");
    }

    [Fact]
    public Task Saved_files_are_kept_listed_and_removed() => RunAsync("wechat", """
        var fs = wx.getFileSystemManager();
        wx.getSavedFileList({ success: function (res) { console.log(res.fileList.length, res.errMsg) } });
        wx.saveFile({ tempFilePath: 'wxfile://tmp_none', fail: function (e) { console.log(e.errMsg, e.errno) } });
        fs.writeFileSync(wx.env.USER_DATA_PATH + '/a', 'abc');
        wx.getFileInfo({ filePath: wx.env.USER_DATA_PATH + '/a', success: function (res) { console.log(res.size, res.digest) } });
        """, "0 getSavedFileList:ok", "saveFile:fail tempFilePath file not exist 1301112", "3 900150983cd24fb0d6963f7d28e17f72");

    [Fact]
    public Task The_native_object_can_be_replaced_before_and_after_it_was_read() => RunAsync("wechat", """
        console.log(typeof wx, wx === global.wx, Object.getOwnPropertyDescriptor(global, 'wx').writable); wx = { a: 1 }; console.log(wx.a, global.wx.a);
        """, "object true true", "1 1");

    [Fact]
    public Task It_can_be_replaced_unread() => RunAsync("wechat", "global.wx = { a: 1 }; console.log(wx.a); wx = 2; console.log(wx)", "1", "2");

    [Theory]
    [MemberData(nameof(Platforms))]
    public Task The_native_object_is_plain(string platform, string native) => RunAsync(platform, $$"""
        var x = {{native}}, wrong = Object.keys(x).filter(function (name) { var d = Object.getOwnPropertyDescriptor(x, name); return !(d.enumerable && d.writable && d.configurable && 'value' in d) });
        var mock = function () {}; Object.keys(x).forEach(function (name) { x[name] = mock }); 
        console.log(wrong.join(), Object.keys(x).every(function (name) { return x[name] === mock }), delete x.getStorageSync, x.getStorageSync);
        """, " true true undefined");
}
