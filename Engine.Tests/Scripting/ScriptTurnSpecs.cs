using MiniActors.Scripting;
using MiniActors.Tests.Support;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting;

/// <summary>What a script does wrong, and what it may use.</summary>
public sealed class ScriptTurnSpecs : ScriptSpecs
{
    private static readonly ScriptLimits Short = new() { TurnTime = TimeSpan.FromMilliseconds(200), TurnMemory = 64 << 20 };

    [Fact]
    public async Task A_callback_that_throws_is_reported_and_the_next_one_runs()
    {
        Run("wechat", "setTimeout(function bad() { null.x }, 0)\nsetTimeout(function () { console.log('next') }, 0)");
        Assert.Equal("Exception: TypeError: Cannot read properties of null (reading 'x')\n    at bad (/app.js:1:34)\n    at /app.js:1:12", await Witness.Faults.NextAsync());
        await SaysAsync("next");
        Assert.Equal(new ScriptEnd(ScriptEnding.Ended, null, 1), await EndAsync());
    }

    [Fact]
    public async Task A_rejection_that_nobody_handles_is_reported_and_the_program_goes_on()
    {
        Run("wechat", """
            Promise.reject(new Error('boo'));
            Promise.reject({ errMsg: 'plain' });
            Promise.reject(1).catch(function () {});
            (async function later() { await 1; throw new RangeError('late') })();
            setTimeout(function () { console.log('on') }, 0);
            """);
        var faults = await Witness.Faults.NextAsync(3);
        Assert.StartsWith("UnhandledRejection: Unhandled rejection: Error: boo\n    at /app.js:1:16", faults[0]);
        Assert.Equal("UnhandledRejection: Unhandled rejection: Uncaught { errMsg: 'plain' }", faults[1]);
        Assert.StartsWith("UnhandledRejection: Unhandled rejection: RangeError: late\n", faults[2]);
        await SaysAsync("on");
        Assert.Equal(3, (await EndAsync()).CallbackErrors);
    }

    [Theory]
    [InlineData("while (true);", "one turn ran longer than 200 ms")]
    [InlineData("try { for (;;) {} } catch (e) {} finally { console.log('never') }", "one turn ran longer than 200 ms")]
    // What also allocates meets whichever limit comes first on the machine at hand.
    [InlineData("(function f() { Promise.resolve().then(f) })()", "one turn")]
    [InlineData("(async function () { for (;;) await 0 })()", "one turn")]
    [InlineData("[2, 1].sort(function () { for (;;); })", "one turn ran longer than 200 ms")]
    [InlineData("for (;;) React.api.closeSocket({ get code() { throw 1 } })", "one turn")]
    [InlineData("var a = []; for (;;) a.push(new Array(1000).join('x'))", "one turn")]
    [InlineData("var web = []; for (var i = 0; i < 40; i++) web = [web, web]; wx.request({ url: 'https://a.example.com', data: web })", "one turn")]
    public async Task A_script_over_a_limit_is_stopped_with_a_clear_error(string code, string limit)
    {
        Run("wechat", code, limits: Short);
        var close = await Supervisor.FishForMessageAsync(message => message is CloseProgram, TimeSpan.FromSeconds(30));
        Assert.Equal(new CloseProgram(Silently: true), close);
        Tell(new Finished(null));
        var end = await Witness.End.WaitAsync(Patience.Long);
        Assert.Equal((ScriptEnding.Stopped, ScriptFaultKind.Limit), (end.Ending, end.Fault!.Kind));
        Assert.StartsWith("The script was stopped: " + limit, end.Fault.Text);
        Assert.Empty(Witness.Lines.Rest());
    }

    [Fact]
    public async Task The_budget_is_renewed_with_every_turn()
    {
        Run("wechat", "var n = 0; (function busy() { var end = Date.now() + 250; while (Date.now() < end); if (++n < 5) setTimeout(busy, 0); else console.log('done') })()",
            limits: new ScriptLimits { TurnTime = TimeSpan.FromSeconds(1) });
        await SaysAsync("done");
    }

    [Fact]
    public async Task Endless_recursion_is_an_error_that_can_be_caught()
    {
        Run("wechat", "function f() { return f() + 1 } try { f() } catch (e) { console.log(e instanceof RangeError) }");
        await SaysAsync("true");
    }

    [Fact]
    public async Task Cancelling_cuts_off_what_runs()
    {
        using var cancellation = new CancellationTokenSource();
        Run("wechat", "console.log('in'); for (;;);", cancellation: cancellation.Token);
        await SaysAsync("in");
        await cancellation.CancelAsync();
        var end = await EndAsync();
        Assert.Equal((ScriptEnding.Stopped, ScriptFaultKind.Cancelled), (end.Ending, end.Fault!.Kind));
    }

    [Theory]
    [InlineData("wechat", "wx")]
    [InlineData("alipay", "my")]
    [InlineData("baidu", "swan")]
    public async Task After_exitMiniProgram_nothing_is_told_any_more(string platform, string native)
    {
        Run(platform, $$"""
            setTimeout(function () { console.log('timer') }, 0);
            Promise.resolve().then(function () { console.log('job') });
            React.api.request({ url: 'https://a.example.com', complete: function () { console.log('complete') } });
            {{native}}.exitMiniProgram({ success: function () { console.log('success') } });
            React.api.closeSocket();
            """);
        var request = await CommandAsync<Request>();
        Assert.True((await CommandAsync<CloseProgram>()).Silently);
        Fail(platform, "request", request.Call, Model.FailureKind.SessionClosed);
        Tell(new Finished(null));
        Assert.Equal(new ScriptEnd(ScriptEnding.Exited, null, 0), await Witness.End.WaitAsync(Patience.Long));
        Assert.Empty(Witness.Lines.Rest());
    }

    [Fact]
    public async Task When_the_program_is_closed_its_open_calls_fail_once_and_it_ends()
    {
        Run("wechat", """
            React.api.request({ url: 'https://a.example.com', fail: function (e) { console.log('fail', e.errMsg); React.api.request({ url: 'x', fail: function () { console.log('again') } }) }, complete: function () { console.log('complete') } });
            """);
        await CommandAsync<Request>();
        Tell(new Finished(Profiles.Of("wechat").Errors.Say("request", Model.FailureKind.SessionClosed)));
        Assert.Equal(ScriptEnding.Closed, (await Witness.End.WaitAsync(Patience.Long)).Ending);
        await SaysAsync("fail request:fail mini program closed", "complete", "again");
    }
}
