using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting;

/// <summary><c>React.api</c>: nanachi's contract without its faults, the same on every platform.</summary>
public sealed class ReactApiSpecs : ScriptSpecs
{
    public static TheoryData<string> Platforms => ["wechat", "wechat/game", "alipay", "baidu"];

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Success_runs_first_then_complete_then_the_promise_settles_with_the_same_object(string platform)
    {
        Run(platform, """
            var told, options = { url: 'https://a.example.com',
              success: function (res) { told = res; console.log('success', arguments.length, Object.keys(options).join()); Promise.resolve().then(function () { console.log('job') }) },
              fail: function () { console.log('fail') },
              complete: function (res) { console.log('complete', res === told) } };
            var result = React.api.request(options);
            console.log(result instanceof Promise);
            result.then(function (res) { console.log('then', res === told) });
            """);
        Answer((await CommandAsync<Request>()).Call, 200);
        await SaysAsync("true", "success 1 url,success,fail,complete", "job", "complete true", "then true");
        await EndAsync();
        Assert.Empty(Witness.Faults.Rest());
    }

    [Theory]
    [InlineData("wechat", "{ errno: 5, errMsg: 'request:fail timeout' }")]
    [InlineData("alipay", "{ error: 13, errorMessage: '超时' }")]
    [InlineData("baidu", "{ errCode: 1001, errMsg: 'request:fail timeout' }")]
    public async Task A_failure_runs_fail_then_complete_then_rejects(string platform, string shape)
    {
        Run(platform, """
            var told;
            React.api.request({ url: 'https://a.example.com', success: function () { console.log('success') },
              fail: function (e) { told = e; console.log(e) }, complete: function (e) { console.log('complete', e === told) } })
              .catch(function (e) { console.log('catch', e === told) });
            """);
        Fail(platform, "request", (await CommandAsync<Request>()).Call, FailureKind.Timeout);
        await SaysAsync(shape, "complete true", "catch true");
    }

    [Theory]
    [InlineData("{}", 1)]
    [InlineData("{ fail: function () {} }", 0)]
    [InlineData("{ complete: function () {} }", 1)]
    public async Task A_rejection_is_reported_unless_a_fail_callback_heard_it(string options, int reported)
    {
        Run("wechat", $"React.api.closeSocket({options})");
        Fail("wechat", "closeSocket", (await CommandAsync<CloseSocket>()).Call, FailureKind.NotOpen);
        Assert.Equal(reported, (await EndAsync()).CallbackErrors);
    }

    [Fact]
    public async Task A_throwing_success_does_not_keep_the_promise_from_settling()
    {
        Run("wechat", "React.api.closeSocket({ success: function () { throw new Error('mine') }, complete: function () { console.log('complete') } }).then(function () { console.log('then') })");
        Succeed((await CommandAsync<CloseSocket>()).Call);
        await SaysAsync("complete", "then");
        Assert.StartsWith("Exception: Error: mine", await Witness.Faults.NextAsync());
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task GetRawResult_has_the_task_before_the_call_returns(string platform)
    {
        Run(platform, """
            var steps = [];
            React.api.request({ url: 'https://a.example.com', getRawResult: function (task) { steps.push(typeof task, typeof task.abort); task.abort() } }).catch(function (e) { console.log('aborted') });
            console.log(steps.join(' '));
            """);
        await SaysAsync("object function");
        var request = await CommandAsync<Request>();
        Assert.Equal(new AbortTransfer(request.Call), await CommandAsync<AbortTransfer>());
        Fail(platform, "request", request.Call, FailureKind.Aborted);
        await SaysAsync("aborted");
        Assert.Single(request.Options.Members);
    }

    [Fact]
    public async Task A_throwing_getRawResult_rejects_and_the_call_goes_on()
    {
        Run("wechat", "React.api.request({ url: 'https://a.example.com', getRawResult: function () { throw new Error('raw') }, success: function () { console.log('success') } }).catch(function (e) { console.log(e.message) })");
        await SaysAsync("raw");
        Answer((await CommandAsync<Request>()).Call, 200);
        await SaysAsync("success");
    }

    [Theory]
    [InlineData("wechat", "true")]
    [InlineData("baidu", "true")]
    [InlineData("alipay", "undefined")]
    public async Task ConnectSocket_resolves_to_the_task_where_there_is_one(string platform, string resolved)
    {
        Run(platform, """
            var raw; React.api.connectSocket({ url: 'wss://a.example.com', getRawResult: function (task) { raw = task } })
              .then(function (task) { console.log(task === undefined ? task : task === raw) });
            """);
        await OpenSocketAsync();
        await SaysAsync(resolved);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_a_platform_does_not_carry_fails_and_rejects(string platform)
    {
        Run(platform, """
            React.api.uploadFile({ url: 'https://a.example.com', filePath: 'x', name: 'f', fail: function () { console.log('fail') }, complete: function () { console.log('complete') } })
              .catch(function () { console.log('catch') });
            console.log('returned');
            """, with: profile => profile with { Apis = new(new Dictionary<string, Version>(), profile.BaseLibrary) });
        await SaysAsync("returned", "fail", "complete", "catch");
        await EndAsync();
    }

    [Fact]
    public async Task A_platform_that_lacks_the_api_says_so_in_its_own_words()
    {
        Run("alipay", "React.api.request({ url: 'x', fail: function (e) { console.log(e) } }); console.log(typeof my.request)", baseLibrary: "1.10.0");
        await SaysAsync("undefined", "{ error: 1, errorMessage: 'not implemented!' }");
    }

    [Fact]
    public async Task What_is_no_object_goes_to_the_platform_as_it_is()
    {
        Run("wechat", "console.log(React.api.closeSocket() instanceof Promise, React.api.request('x') instanceof Promise)");
        Assert.Equal(Argument.Object(), (await CommandAsync<CloseSocket>()).Options);
        Assert.Equal(Argument.Object(), (await CommandAsync<Request>()).Options);
        await SaysAsync("true false");
    }

    [Theory]
    [InlineData("{ get url() { throw new Error('getter') } }", "reading 'url' threw")]
    [InlineData("(function () { var o = { url: 'x', data: {} }; o.data.self = o.data; return o })()", "'data' cannot be sent: a value is nested deeper than 64 levels")]
    public async Task Options_that_cannot_be_read_fail_later(string options, string why)
    {
        Run("wechat", $"var o = {options}; o.fail = function (e) {{ console.log(e.errno, e.errMsg.indexOf(\"{why}\") > 0) }}; React.api.request(o); console.log('returned')");
        await SaysAsync("returned", "1001 true");
        await EndAsync();
    }

    [Fact]
    public async Task Each_option_is_read_once_and_callbacks_do_not_travel()
    {
        Run("wechat", "var n = 0; React.api.closeSocket({ get code() { return ++n }, reason: undefined, success: undefined, extra: function () {} })");
        Assert.Equal(Argument.Object(("code", Argument.Of(1)), ("extra", Argument.Function)), (await CommandAsync<CloseSocket>()).Options);
    }

    [Theory]
    [InlineData("wechat", "data,statusCode,header,cookies,errMsg")]
    [InlineData("alipay", "data,statusCode,header")]
    [InlineData("baidu", "data,statusCode,header,errMsg")]
    public async Task The_result_of_request_has_the_names_of_the_seed(string platform, string fields)
    {
        Run(platform, "React.api.request({ url: 'https://a.example.com' }).then(function (res) { console.log(Object.keys(res).join()); delete res.data; res.mine = 1; console.log(res.mine, res.header['X-A']) })");
        Answer((await CommandAsync<Request>()).Call, 200);
        await SaysAsync(fields, "1 b");
    }

    private void Answer(CallId call, int status) =>
        Tell(new Succeeded(call, new CallResult.Response(new HttpAnswer(status, Headers.Of(("X-A", "b")), ["k=v"], Argument.Of("body")))));
}
