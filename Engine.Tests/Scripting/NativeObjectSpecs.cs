using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting;

/// <summary><c>wx</c>, <c>my</c> and <c>swan</c> are ordinary objects, whatever their members cost (reference/runtime.md 4).</summary>
public sealed class NativeObjectSpecs : ScriptSpecs
{
    [Theory]
    [InlineData("wechat", "wx")]
    [InlineData("alipay", "my")]
    [InlineData("baidu", "swan")]
    public async Task Its_members_are_its_own_and_ordinary(string platform, string native)
    {
        Run(platform, $$"""
            var keys = Object.keys({{native}});
            console.log(keys.length > 64, keys.length === new Set(keys).size, keys.length === Object.getOwnPropertyNames({{native}}).length);
            console.log(keys.every(function (key) { var d = Object.getOwnPropertyDescriptor({{native}}, key); return d.enumerable && d.writable && d.configurable && 'value' in d }));
            console.log(keys.every(function (key) { return {{native}}.hasOwnProperty(key) && key in {{native}} }), 'nothing' in {{native}});
            var copy = Object.assign({}, {{native}}); console.log(Object.keys(copy).join() === keys.join(), copy.request === {{native}}.request);
            var seen = []; for (var key in {{native}}) seen.push(key); console.log(seen.join() === keys.join());
            console.log(Object.getPrototypeOf({{native}}) === Object.prototype, Object.prototype.toString.call({{native}}), Object.isExtensible({{native}}));
            """);
        await SaysAsync("true true true", "true", "true false", "true true", "true", "true [object Object] true");
    }

    [Fact]
    public async Task They_can_be_replaced_removed_and_added_to_before_they_were_ever_read()
    {
        Run("wechat", """
            var count = Object.keys(wx).length;
            wx.request = function () { return 'mine' };
            console.log(wx.request(), Object.keys(wx).length === count, Object.keys(wx).indexOf('request') >= 0);
            console.log(delete wx.uploadFile, typeof wx.uploadFile, 'uploadFile' in wx, Object.keys(wx).length === count - 1);
            Object.defineProperty(wx, 'getStorageSync', { value: 7 }); console.log(wx.getStorageSync);
            wx.extra = 1; console.log(Object.keys(wx).pop(), wx.extra);
            wx.uploadFile = 'back'; console.log(wx.uploadFile, Object.keys(wx).length === count + 1);
            console.log(wx.connectSocket === wx.connectSocket, JSON.stringify(wx).length > 10);
            Object.freeze(wx); wx.request = 1; console.log(wx.request(), Object.isFrozen(wx));
            """);
        await SaysAsync("mine true true", "true undefined false true", "7", "extra 1", "back true", "true true", "mine true");
    }

    [Fact]
    public async Task Alipay_still_has_httpRequest_for_request()
    {
        Run("alipay", "console.log(typeof my.httpRequest, my.canIUse('httpRequest'), my.canIUse('httpRequest.object.headers')); my.httpRequest({ url: 'https://a.example/', headers: { a: '1' }, success: function (res) { console.log(res.status, res.data) } })");
        await SaysAsync("function true true");
        var asked = await CommandAsync<Request>();
        Tell(new Succeeded(asked.Call, new CallResult.Response(new HttpAnswer(200, Headers.Empty, [], Argument.Of("x")))));
        await SaysAsync("200 x");
    }

    [Fact]
    public async Task WeChat_has_no_httpRequest()
    {
        Run("wechat", "console.log(typeof wx.httpRequest, wx.canIUse('httpRequest'))");
        await SaysAsync("undefined false");
    }

    [Fact]
    public async Task Nothing_of_the_engines_is_met_by_for_in()
    {
        Run("wechat", """
            var sparse = []; sparse[5] = 1;
            [sparse, {}, 'a', function () {}, new Map(), new Uint8Array(1), new Error('x'), Promise.resolve(), /x/, new Date()].forEach(function (one) { for (var key in one) console.log(key) });
            console.log('done');
            """);
        await SaysAsync("5", "0", "0", "done");
    }
}
