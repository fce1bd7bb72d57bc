using MiniActors.Scripting;
using MiniActors.Sessions;
using MiniActors.Tests.Support;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Tests.Scripting.Lifecycle;

/// <summary><c>App</c> and <c>Page</c> of a single file, as the platforms' sample pages have them.</summary>
public sealed class LifecycleSpecs : ScriptSpecs
{
    [Fact]
    public async Task The_app_is_launched_and_shown_when_the_file_has_been_loaded()
    {
        Run("wechat", """
            App({
              globalData: { user: 'me' },
              onLaunch: function (options) { console.log('launch', options.path, options.scene, options.query, this.globalData.user, getApp() === this) },
              onShow: function (options) { console.log('show', options.scene) },
            });
            console.log('loaded', getApp().globalData.user);
            """);
        await SaysAsync("loaded me", "launch pages/index/index 1001 {} me true", "show 1001");
        Assert.Equal(new ScriptEnd(ScriptEnding.Ended, null, 0), await EndAsync());
    }

    [Fact]
    public async Task The_first_page_is_loaded_shown_and_ready()
    {
        Run("wechat", """
            Page({
              data: { n: 1 },
              onLoad: function (query) { console.log('load', query, this.data.n, this.route) },
              onShow: function () { console.log('show', getCurrentPages().length, getCurrentPages()[0] === this) },
              onReady: function () { console.log('ready'); this.own() },
              onUnload: function () { console.log('never') },
              own: function () { console.log('own') },
            });
            Page({ onLoad: function () { console.log('the second page of a file is none') } });
            """);
        await SaysAsync("load {} 1 pages/index/index", "show 1 true", "ready", "own");
        Assert.Equal(new ScriptEnd(ScriptEnding.Ended, null, 0), await EndAsync());
    }

    [Theory]
    [InlineData("wechat", "wx")]
    [InlineData("alipay", "my")]
    [InlineData("baidu", "swan")]
    public async Task A_sample_page_asks_the_network_from_onLoad(string platform, string native)
    {
        Run(platform, $$"""
            Page({
              data: { text: '' },
              onLoad: function () {
                var self = this;
                {{native}}.request({ url: 'https://api.example.com', complete: function () { self.setData({ text: 'done' }, function () { console.log(self.data.text, this === self) }) } });
              },
            });
            """);
        Fail(platform, "request", (await CommandAsync<SessionProtocol.Request>()).Call, Model.FailureKind.Timeout);
        await SaysAsync("done true");
        Assert.Equal(0, (await EndAsync()).CallbackErrors);
    }

    [Fact]
    public async Task setData_follows_paths_keeps_what_it_does_not_name_and_calls_back_later()
    {
        Run("wechat", """
            var shared = { list: [{ a: 1, b: 2 }], deep: { x: 1 } };
            Page({
              data: shared,
              onLoad: function () {
                this.setData({ 'list[0].a': 5, 'list[1].c.d': 6, 'deep.y': 7, fresh: true, gone: undefined }, function () { console.log('called back') });
                console.log(this.data);
                console.log(shared);
              },
            });
            """);
        await SaysAsync("{ list: [ { a: 5, b: 2 }, { c: { d: 6 } } ], deep: { x: 1, y: 7 }, fresh: true }", "{ list: [ { a: 1, b: 2 } ], deep: { x: 1 } }", "called back");
    }

    [Fact]
    public async Task A_key_that_is_no_path_is_an_error_of_its_callback_alone()
    {
        Run("wechat", "Page({ onLoad: function () { this.setData({ 'a[': 1 }) }, onShow: function () { console.log('shown') } })");
        Assert.StartsWith("Exception: Error: setData: 'a[' is no path", await Witness.Faults.NextAsync());
        await SaysAsync("shown");
    }

    [Fact]
    public async Task What_callbacks_let_out_is_told_to_onError_and_to_onUnhandledRejection()
    {
        Run("wechat", """
            App({
              onError: function (text) { console.log('onError', text.split('\n')[0]); throw new Error('in onError') },
              onUnhandledRejection: function (res) { console.log('rejection', res.reason, res.promise instanceof Promise) },
            });
            setTimeout(function () { throw new TypeError('bad') }, 0);
            Promise.reject(7);
            """);
        await SaysAsync("rejection 7 true", "onError TypeError: bad");
        Assert.Equal(3, (await EndAsync()).CallbackErrors);
    }

    [Fact]
    public async Task Going_to_the_background_hides_the_page_then_the_app_and_coming_back_shows_them()
    {
        Run("wechat", """
            App({ onShow: function () { console.log('app show') }, onHide: function () { console.log('app hide') } });
            Page({ onShow: function () { console.log('page show') }, onHide: function () { console.log('page hide') } });
            setInterval(function () {}, 1000);
            """);
        await SaysAsync("app show", "page show");
        Tell(new Hidden());
        await SaysAsync("page hide", "app hide");
        Tell(new Suspended());
        Tell(new Resumed());
        Tell(new Shown());
        await SaysAsync("app show", "page show");
    }

    [Fact]
    public async Task A_component_is_a_page_with_its_behaviors()
    {
        Run("wechat", """
            var counting = Behavior({ data: { count: 3 }, methods: { twice: function () { return this.data.count * 2 } }, attached: function () { console.log('behavior attached') } });
            Component({
              behaviors: [counting],
              properties: { title: String, size: { type: Number, value: 4 } },
              data: { own: 1 },
              lifetimes: { created: function () { console.log('created') }, attached: function () { console.log('attached', this.data) }, ready: function () { console.log('ready') } },
              pageLifetimes: { show: function () { console.log('show') } },
              methods: { onLoad: function (query) { console.log('load', query, this.twice()) } },
            });
            """);
        await SaysAsync("behavior attached", "created", "attached { title: '', size: 4, count: 3, own: 1 }", "load {} 6", "show", "ready");
    }

    [Fact]
    public async Task A_script_that_exits_in_onLaunch_has_no_page()
    {
        Run("wechat", "App({ onLaunch: function () { wx.exitMiniProgram() }, onShow: function () { console.log('show') } }); Page({ onLoad: function () { console.log('load') } })");
        Assert.True((await CommandAsync<SessionProtocol.CloseProgram>()).Silently);
        Tell(new Finished(null));
        Assert.Equal(ScriptEnding.Exited, (await Witness.End.WaitAsync(Patience.Long)).Ending);
        Assert.Empty(Witness.Lines.Rest());
    }

    [Fact]
    public async Task Without_an_app_there_is_none_unless_a_default_is_asked_for()
    {
        Run("wechat", "console.log(getApp(), getApp({ allowDefault: true }), getCurrentPages()); try { App(1) } catch (e) { console.log(e.message) }");
        await SaysAsync("undefined {} []", "App takes an object");
    }
}
