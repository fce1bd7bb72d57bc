using Akka.TestKit.Xunit2;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Scripting;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Scripting;

/// <summary>Scripts on the whole engine, over a fake network.</summary>
public sealed class ScriptedProgramSpecs : TestKit
{
    private readonly FakeSocketWire _sockets;
    private readonly FakeHttpWire _http;
    private readonly MiniActorsEngine _engine;
    private readonly ScriptWitness _witness = new();

    public ScriptedProgramSpecs() : base("akka.loglevel = OFF")
    {
        _sockets = new FakeSocketWire(asked => TestActor.Tell(asked, TestActor));
        _http = new FakeHttpWire(asked => TestActor.Tell(asked, TestActor));
        _engine = MiniActorsEngine.Start(Sys, Profiles.Settings, new EngineWires(_sockets, _http));
    }

    private Task<MiniProgram> OpenAsync(string platform, string code, bool strict = false) => _engine.OpenAsync(new MiniProgramOptions
    {
        Platform = platform,
        UrlCheck = false,
        PrivateAddresses = true,
        Strict = strict,
        Callbacks = ScriptRole.For(new ScriptOptions { Source = ScriptSource.Of("/app.js", code), Console = _witness, Observer = _witness }),
    });

    private async Task<FakeSocketLink> DialledAsync() => (await ExpectMsgAsync<WireAsked.Dial>(Patience.Long)).Link;

    private async Task SaysAsync(params string[] lines) => Assert.Equal(lines, await _witness.Lines.NextAsync(lines.Length));

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task One_script_echoes_and_ends_on_every_platform(string platform)
    {
        await using var app = await OpenAsync(platform, """
            var api = React.api;
            api.onSocketOpen(function () { console.log('open'); api.sendSocketMessage({ data: 'ping', complete: function () { console.log('sent') } }) });
            api.onSocketMessage(function (res) { console.log(res.data); api.closeSocket({ code: 1000, reason: 'done' }) });
            api.onSocketClose(function (res) { console.log('close', res.code) });
            api.connectSocket({ url: 'wss://echo.example', success: function () { console.log('success') }, complete: function () { console.log('complete') } });
            """);
        var link = await DialledAsync();
        link.WritesAtOnce = true;
        link.Open();
        Assert.Equal("ping", (await ExpectMsgAsync<WireAsked.Send>(Patience.Long)).Frames[0].Text);
        await SaysAsync("success", "complete", "open", "sent");
        link.Receive("pong");
        await ExpectMsgAsync<WireAsked.Credit>(Patience.Long);
        Assert.Equal(new CloseReason(1000, "done"), (await ExpectMsgAsync<WireAsked.Close>(Patience.Long)).Reason);
        link.CloseByPeer(new CloseReason(1000, "done"));
        await SaysAsync("pong", "close 1000");
        await app.Ended.WaitAsync(Patience.Long);
        Assert.Equal(new ScriptEnd(ScriptEnding.Ended, null, 0), await _witness.End.WaitAsync(Patience.Long));
    }

    [Fact]
    public async Task Alipay_tells_the_close_of_the_old_socket_before_the_success_of_the_new_one()
    {
        await using var app = await OpenAsync("alipay", """
            my.onSocketClose(function (res) { console.log('close', res.code, res.socketTaskId) });
            my.onSocketOpen(function (res) {
              console.log('open', res.socketTaskId);
              if (res.socketTaskId === 1) my.connectSocket({ url: 'wss://b.example', success: function (res) { console.log('success', res.socketTaskId) } });
            });
            my.connectSocket({ url: 'wss://a.example' });
            """);
        var first = await DialledAsync();
        first.Open();
        await ExpectMsgAsync<WireAsked.Close>(Patience.Long);
        first.CloseByPeer(CloseReason.Normal);
        await SaysAsync("open 1", "close 1000 1", "success 2");
    }

    [Fact]
    public async Task A_request_reaches_the_network_and_its_json_the_script()
    {
        await using var app = await OpenAsync("wechat", "wx.request({ url: 'https://api.example/x', method: 'post', data: { a: 1 }, success: function (res) { console.log(res.statusCode, res.data.list[1].b, res.header['Content-Type']) } })");
        var exchange = await ExpectMsgAsync<FakeExchange>(Patience.Long);
        Assert.Equal("POST", exchange.Exchange.Method);
        exchange.Answer(500, "{\"list\":[1,{\"b\":\"c\"}]}", ("Content-Type", "application/json"));
        await SaysAsync("500 c application/json");
        await app.Ended.WaitAsync(Patience.Long);
    }

    [Fact]
    public async Task What_the_platform_ignores_in_silence_is_noted()
    {
        await using var app = await OpenAsync("baidu", "React.api.request({ url: 'https://api.example/', timeout: 5, success: function () { console.log('done') } })");
        (await ExpectMsgAsync<FakeExchange>(Patience.Long)).Answer(200);
        Assert.Equal("option-not-supported", await _witness.Diagnostics.NextAsync());
        await SaysAsync("done");
    }

    [Fact]
    public async Task A_strict_program_fails_instead()
    {
        await using var app = await OpenAsync("baidu", "React.api.request({ url: 'https://api.example/', timeout: 5 }).catch(function (e) { console.log(e.errMsg.indexOf('strict') > 0) })", strict: true);
        await SaysAsync("true");
    }

    [Fact]
    public async Task Exit_closes_the_sockets_and_tells_nothing()
    {
        await using var app = await OpenAsync("wechat", "wx.onSocketClose(function () { console.log('close') }); wx.onSocketOpen(function () { wx.exitMiniProgram() }); wx.connectSocket({ url: 'wss://a.example' })");
        var link = await DialledAsync();
        link.Open();
        Assert.Equal(CloseReason.GoingAway, (await ExpectMsgAsync<WireAsked.Close>(Patience.Long)).Reason);
        link.CloseByPeer(CloseReason.GoingAway);
        await app.Ended.WaitAsync(Patience.Long);
        Assert.Equal(ScriptEnding.Exited, (await _witness.End).Ending);
        Assert.Empty(_witness.Lines.Rest());
    }

    [Fact]
    public async Task Closing_from_outside_fails_the_open_calls_and_ends()
    {
        var app = await OpenAsync("wechat", "setInterval(function () {}, 1e6); wx.request({ url: 'https://api.example/', fail: function (e) { console.log(e.errMsg) } })");
        await ExpectMsgAsync<FakeExchange>(Patience.Long);
        await app.DisposeAsync();
        await SaysAsync("request:fail mini program closed");
        Assert.Equal(ScriptEnding.Closed, (await _witness.End.WaitAsync(Patience.Long)).Ending);
    }

    [Fact]
    public async Task A_script_that_runs_for_ever_is_stopped_and_its_neighbour_lives()
    {
        var neighbour = new ScriptWitness();
        await using var other = await _engine.OpenAsync(new MiniProgramOptions
        {
            Callbacks = ScriptRole.For(new ScriptOptions { Source = ScriptSource.Of("/b.js", "var n = 0; setInterval(function () { console.log(++n) }, 20)"), Console = neighbour }),
        });
        await using var app = await _engine.OpenAsync(new MiniProgramOptions
        {
            Callbacks = ScriptRole.For(new ScriptOptions
            {
                Source = ScriptSource.Of("/a.js", "setTimeout(function () { for (;;); }, 0)"),
                Console = _witness,
                Observer = _witness,
                Limits = new ScriptLimits { TurnTime = TimeSpan.FromMilliseconds(300) },
            }),
        });
        await app.Ended.WaitAsync(Patience.Long);
        Assert.Equal("The script was stopped: one turn ran longer than 300 ms.", (await _witness.End).Fault!.Text);
        Assert.Equal(["1", "2", "3"], await neighbour.Lines.NextAsync(3));
    }
}
