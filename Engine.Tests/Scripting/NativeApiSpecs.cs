using MiniActors.Model;
using MiniActors.Tests.Support;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting;

/// <summary><c>wx</c>, <c>my</c> and <c>swan</c> speak their platform's own words.</summary>
public sealed class NativeApiSpecs : ScriptSpecs
{
    [Theory]
    [InlineData("wechat", "wx", "data,statusCode,header,cookies,errMsg")]
    [InlineData("alipay", "my", "data,status,statusCode,headers,header")]
    [InlineData("baidu", "swan", "data,statusCode,header,errMsg")]
    public async Task The_result_of_request_has_the_platforms_names(string platform, string native, string fields)
    {
        Run(platform, $"{native}.request({{ url: 'https://a.example.com', success: function (res) {{ console.log(Object.keys(res).join()) }} }})");
        Tell(new Succeeded((await CommandAsync<Request>()).Call, new CallResult.Response(new HttpAnswer(200, Headers.Empty, [], Argument.Of("")))));
        await SaysAsync(fields);
    }

    [Fact]
    public async Task A_failure_with_an_answer_carries_it_under_the_platforms_names()
    {
        Run("alipay", """
            my.request({ url: 'https://a.example.com', fail: function (e) { console.log(Object.keys(e).sort().join(), e.status, e.headers.A) } });
            React.api.request({ url: 'https://a.example.com', fail: function (e) { console.log(Object.keys(e).sort().join(), e.statusCode, e.header.A) } });
            """);
        var failure = Profiles.Of("alipay").Errors.Say("request", FailureKind.HttpStatus) with { Answer = new HttpAnswer(404, Headers.Of(("A", "b")), [], Argument.Of("gone")) };
        Tell(new Failed((await CommandAsync<Request>()).Call, failure));
        Tell(new Failed((await CommandAsync<Request>()).Call, failure));
        await SaysAsync("data,error,errorMessage,header,headers,status,statusCode 404 b", "data,error,errorMessage,header,statusCode 404 b");
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{ data: 'x' }", true)]
    [InlineData("{ data: 'x', success: undefined }", false)]
    [InlineData("{ data: 'x', complete: function () {} }", false)]
    public async Task WeChat_gives_a_promise_only_without_any_callback_key(string options, bool promised)
    {
        Run("wechat", $"var p = wx.sendSocketMessage({options}); console.log(p instanceof Promise); if (p) p.then(function (res) {{ console.log(res.errMsg) }})");
        Succeed((await CommandAsync<SendSocketMessages>()).Messages[0].Call);
        await SaysAsync(promised ? "true" : "false");
        if (promised) await SaysAsync("sendSocketMessage:ok");
    }

    [Theory]
    [InlineData("wechat", "wx.request({ url: 'x' })")]
    [InlineData("wechat", "wx.connectSocket({ url: 'x' })")]
    [InlineData("baidu", "swan.sendSocketMessage({ data: 'x' })")]
    [InlineData("alipay", "my.closeSocket({})")]
    public async Task Other_native_calls_give_no_promise(string platform, string call)
    {
        Run(platform, $"console.log({call} instanceof Promise)");
        await SaysAsync("false");
    }

    [Fact]
    public async Task An_old_wechat_has_no_promises()
    {
        Run("wechat", "console.log(wx.closeSocket())", baseLibrary: "2.10.1");
        await SaysAsync("undefined");
    }

    [Fact]
    public async Task Alipays_request_task_is_a_promise_and_aborts()
    {
        Run("alipay", "var t = my.request({ url: 'https://a.example.com' }); t.then(null, function (e) { console.log(e.error, e.errorMessage) }); t.abort(); console.log(Object.keys(t).join())");
        var request = await CommandAsync<Request>();
        Assert.Equal(new AbortTransfer(request.Call), await CommandAsync<AbortTransfer>());
        Fail("alipay", "request", request.Call, FailureKind.Aborted);
        await SaysAsync("abort,onHeadersReceived,offHeadersReceived", "9 request:fail abort");
    }

    [Fact]
    public async Task A_callback_style_request_on_alipay_leaves_no_unhandled_rejection()
    {
        Run("alipay", "my.request({ url: 'https://a.example.com', fail: function () { console.log('fail') } })");
        Fail("alipay", "request", (await CommandAsync<Request>()).Call, FailureKind.Timeout);
        await SaysAsync("fail");
        Assert.Equal(0, (await EndAsync()).CallbackErrors);
    }

    [Fact]
    public async Task Functions_work_unbound_and_the_object_is_an_ordinary_one()
    {
        Run("wechat", """
            var r = wx.request; r({ url: 'https://a.example.com' });
            console.log(Object.keys(wx).indexOf('connectSocket') >= 0, wx.offSocketOpen, Object.getPrototypeOf(wx) === Object.prototype);
            wx.request = function () { console.log('mock') }; wx.request(); wx.mine = 1; delete wx.closeSocket;
            console.log(wx.mine, wx.closeSocket, r === wx.request);
            """);
        await CommandAsync<Request>();
        await SaysAsync("true undefined true", "mock", "1 undefined false");
    }

    [Theory]
    [InlineData("wechat", "wx", "{ socketTaskId: 1, errMsg: 'connectSocket:ok' }")]
    [InlineData("alipay", "my", "{ socketTaskId: 1, socketTaskID: 1 }")]
    [InlineData("baidu", "swan", "{ socketTaskId: 1, errMsg: 'connectSocket:ok' }")]
    public async Task ConnectSocket_tells_the_id_of_the_socket(string platform, string native, string told)
    {
        Run(platform, $"{native}.connectSocket({{ url: 'wss://a.example.com', success: function (res) {{ console.log(res) }} }})");
        await OpenSocketAsync();
        await SaysAsync(told);
    }

    [Fact]
    public async Task Results_are_values_of_the_scripts_realm()
    {
        Run("wechat", """
            wx.request({ url: 'https://a.example.com', data: new Uint8Array([9, 8]), success: function (res) {
              console.log(res instanceof Object, res.data instanceof Array, res.data[0] instanceof ArrayBuffer, new Uint8Array(res.data[0]).join(), res.cookies instanceof Array, Object.keys(res.data[1]).join());
            } });
            """);
        var request = await CommandAsync<Request>();
        Assert.Equal(new byte[] { 9, 8 }, request.Options["data"].AsBytes);
        Tell(new Succeeded(request.Call, new CallResult.Response(new HttpAnswer(200, Headers.Empty, ["a=1"],
            Argument.Array(Argument.Of([1, 2]), Argument.Object(("__proto__", Argument.Of(1)), ("b", Argument.Null)))))));
        await SaysAsync("true true true 1,2 true __proto__,b");
    }

    [Fact]
    public async Task A_value_travels_as_json_would_have_it()
    {
        Run("wechat", "wx.request({ url: 'u', data: { d: new Date(0), n: new Number(3), s: Symbol('x'), f: function () {}, nan: NaN, u: undefined, b: [undefined, true], v: new Uint16Array(new Uint16Array([1, 2, 3]).buffer, 2, 1) } })");
        Assert.Equal(Argument.Object(
            ("d", Argument.Of("1970-01-01T00:00:00.000Z")), ("n", Argument.Of(3)), ("s", Argument.Undefined), ("f", Argument.Function), ("nan", Argument.Of(double.NaN)),
            ("u", Argument.Undefined), ("b", Argument.Array(Argument.Undefined, Argument.Of(true))), ("v", Argument.Of([2, 0]))), (await CommandAsync<Request>()).Options["data"]);
    }
}
