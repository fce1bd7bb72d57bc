using MiniActors.Tests.Scripting.HostObjects;

namespace MiniActors.Tests.Scripting;

/// <summary>What a script tries in order to get out of its engine.</summary>
public sealed class EscapeSpecs : HostSpecs
{
    [Theory]
    [InlineData("typeof System")]
    [InlineData("typeof importNamespace")]
    [InlineData("typeof clrHelper")]
    [InlineData("typeof GetType")]
    [InlineData("typeof process")]
    [InlineData("typeof Deno")]
    [InlineData("typeof wx.GetType")]
    [InlineData("typeof wx.request.GetType")]
    [InlineData("typeof wx.request.Invoke")]
    [InlineData("typeof console.log.GetType")]
    [InlineData("typeof setTimeout.Target")]
    [InlineData("typeof require.Method")]
    [InlineData("typeof new Error('x').GetType")]
    [InlineData("typeof this.constructor.constructor('return this')().System")]
    [InlineData("typeof wx.request.constructor('return this')().importNamespace")]
    [InlineData("typeof wx.request.constructor('return typeof require === \"function\" ? require : undefined')()")]
    [InlineData("typeof (function () {}).constructor('return System')")]
    public Task Nothing_of_NET_can_be_named(string expression) =>
        RunAsync("wechat", $"var r; try {{ r = {expression} }} catch (e) {{ r = e.name }} console.log(r === 'undefined' || r === 'ReferenceError' || {(expression.Contains("return System", StringComparison.Ordinal) ? "r === 'function'" : "false")})", "true");

    [Fact]
    public Task A_function_of_the_host_is_an_ordinary_function() => RunAsync("wechat", """
        var f = wx.request;
        console.log(Object.getPrototypeOf(f) === Function.prototype, f.constructor === Function, Reflect.ownKeys(f).join());
        console.log(Object.getOwnPropertyNames(Object.getPrototypeOf(wx)).indexOf('GetHashCode'));
        var seen = new Proxy(f, { get: function (t, k) { return Reflect.get(t, k) }, apply: function (t, self, args) { return 'trapped' } });
        console.log(seen(), Reflect.getPrototypeOf(seen) === Function.prototype);
        """, "true true length,name", "-1", "trapped true");

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("/etc/hostname")]
    [InlineData("../../../../../../etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/javascript,1")]
    [InlineData("fs")]
    [InlineData("node:fs")]
    [InlineData("child_process")]
    public Task A_script_of_no_files_requires_nothing(string request) =>
        RunAsync("wechat", $"try {{ require('{request}'); console.log('got') }} catch (e) {{ console.log(e.code) }}", "MODULE_NOT_FOUND");

    [Fact]
    public async Task What_one_script_does_to_its_prototypes_no_other_sees()
    {
        await using var first = await OpenAsync("wechat", """
            Object.prototype.polluted = 1; Array.prototype.push = null; Function.prototype.call = null; JSON.parse = null; Promise = null;
            wx.request = null; global.left = 1; wx.setStorageSync('left', 1); wx.getFileSystemManager().writeFileSync(wx.env.USER_DATA_PATH + '/left', 'x');
            console.log('polluted');
            """);
        await SaysAsync("polluted");
        await RunAsync("wechat", """
            console.log(({}).polluted, typeof [].push, typeof Function.prototype.call, typeof JSON.parse, typeof Promise, typeof wx.request);
            console.log(typeof left, JSON.stringify(wx.getStorageInfoSync().keys), wx.getFileSystemManager().readdirSync(wx.env.USER_DATA_PATH).length);
            """, "undefined function function function function function", "undefined [] 0");
    }

    [Fact]
    public async Task Polluted_prototypes_do_not_change_what_the_engine_reads()
    {
        await using var app = await OpenAsync("wechat", """
            Object.prototype.url = 'https://127.0.0.1/'; Object.prototype.header = { a: 'b' };
            wx.request({ fail: function (e) { console.log(e.errMsg.indexOf('request:fail')) } });
            """);
        await SaysAsync("0");
    }
}
