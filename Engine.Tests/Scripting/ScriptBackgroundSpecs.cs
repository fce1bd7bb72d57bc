using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting;

/// <summary>A script stands still while its mini program is suspended.</summary>
public sealed class ScriptBackgroundSpecs : ScriptSpecs
{
    [Fact]
    public async Task Callbacks_and_timers_of_a_suspended_script_run_at_its_return_in_order()
    {
        Run("wechat", """
            wx.request({ url: 'https://api.example/', fail: function (e) { console.log(e.errMsg, e.errno) } });
            setTimeout(function () { console.log('timer') }, 10);
            """);
        var request = await CommandAsync<Request>();
        Tell(new Suspended());
        Fail("wechat", "request", request.Call, FailureKind.Interrupted);
        await SettledAsync(Script);
        Advance(TimeSpan.FromMilliseconds(10));
        await SettledAsync(Script);
        Assert.Empty(Witness.Lines.Rest());

        Tell(new Resumed());

        await SaysAsync("request:fail interrupted 600003", "timer");
    }

    [Fact]
    public async Task What_ends_the_script_at_its_return_drops_what_would_have_followed()
    {
        Run("wechat", """
            function call(name) {
                wx.request({ url: 'https://api.example/', fail: function () { console.log(name); wx.exitMiniProgram() } });
            }
            call('first'); call('second');
            """);
        var (first, second) = (await CommandAsync<Request>(), await CommandAsync<Request>());
        Tell(new Suspended());
        Fail("wechat", "request", first.Call, FailureKind.Interrupted);
        Fail("wechat", "request", second.Call, FailureKind.Interrupted);

        Tell(new Resumed());

        await SaysAsync("first");
        Assert.True((await CommandAsync<CloseProgram>()).Silently);
        await SettledAsync(Script);
        Assert.Empty(Witness.Lines.Rest());
    }
}
