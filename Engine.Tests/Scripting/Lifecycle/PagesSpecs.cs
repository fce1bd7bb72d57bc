using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting.Lifecycle;

/// <summary>The pages of a project: their modules, and the way from one to the other.</summary>
public sealed class PagesSpecs : ScriptSpecs
{
    private const string Page = """
        var pages = require('/say');
        Page({
          onLoad: function (query) { pages.say(this, 'load ' + JSON.stringify(query)) },
          onShow: function () { pages.say(this, 'show') },
          onReady: function () { pages.say(this, 'ready') },
          onHide: function () { pages.say(this, 'hide') },
          onUnload: function () { pages.say(this, 'unload') },
        });
        """;

    private void RunPages(string app, params (string Path, string Code)[] more) => Run("wechat", "",
        source: ScriptSource.Of("/app/app.js", app, new MemoryFiles(
        [
            ("/app/say.js", "exports.say = function (page, what) { console.log(page.route.split('/').pop(), what) }"),
            ("/app/pages/a/a.js", Page), ("/app/pages/b/b.js", Page), ("/app/pages/tab/tab.js", Page), .. more,
        ])),
        pages: new ScriptPages
        {
            Routes = ["pages/a/a", "pages/b/b", "pages/tab/tab", "pages/bad/bad", "pages/none/none"],
            Tabs = ["pages/tab/tab"],
            First = PageAddress.Parse("/pages/a/a?id=1&name=%E5%BE%AE"),
        });

    [Fact]
    public async Task The_first_page_follows_the_app_and_gets_its_query()
    {
        RunPages("App({ onLaunch: function (options) { console.log('launch', options.path, options.query.id) } }); console.log('app')");
        await SaysAsync("app", "launch pages/a/a 1", "a load {\"id\":\"1\",\"name\":\"微\"}", "a show", "a ready");
        Assert.Equal(ScriptEnding.Ended, (await EndAsync()).Ending);
    }

    [Fact]
    public async Task navigateTo_hides_the_page_and_navigateBack_shows_it_again()
    {
        RunPages("""
            setTimeout(function () {
              wx.navigateTo({ url: '../b/b?x=2', success: function (res) {
                console.log(res.errMsg, getCurrentPages().length);
                wx.navigateBack().then(function () { console.log('back', getCurrentPages().length) });
              } });
              console.log('called');
            }, 0);
            """);
        await SaysAsync("a load {\"id\":\"1\",\"name\":\"微\"}", "a show", "a ready", "called", "a hide", "b load {\"x\":\"2\"}", "b show", "b ready",
            "navigateTo:ok 2", "b unload", "a show", "back 1");
    }

    [Fact]
    public async Task redirectTo_reLaunch_and_switchTab_unload_what_they_leave()
    {
        RunPages("""
            setTimeout(function () {
              wx.redirectTo({ url: '/pages/b/b' })
                .then(function () { return wx.switchTab({ url: '/pages/tab/tab' }) })
                .then(function () { return wx.reLaunch({ url: '/pages/a/a' }) })
                .then(function () { console.log(getCurrentPages().length) });
            }, 0);
            """);
        await SaysAsync("a load {\"id\":\"1\",\"name\":\"微\"}", "a show", "a ready", "a unload", "b load {}", "b show", "b ready",
            "b unload", "tab load {}", "tab show", "tab ready", "tab unload", "a load {}", "a show", "a ready", "1");
    }

    [Theory]
    [InlineData("navigateTo", "/pages/c/c", "page \"pages/c/c\" is not found")]
    [InlineData("navigateTo", "/pages/tab/tab", "can not navigateTo a tabbar page")]
    [InlineData("switchTab", "/pages/b/b", "can not switch to no-tabBar page")]
    [InlineData("navigateBack", "", "cannot navigate back at first page.")]
    [InlineData("navigateTo", "/pages/bad/bad", "Error: broken")]
    public async Task What_cannot_be_gone_to_is_told_to_fail(string api, string url, string reason)
    {
        RunPages($"setTimeout(function () {{ wx.{api}({{ url: '{url}', fail: function (e) {{ console.log(e.errMsg) }}, complete: function () {{ console.log('complete') }} }}) }}, 0)",
            ("/app/pages/bad/bad.js", "throw new Error('broken')"));
        await Witness.Lines.NextAsync(3);
        Assert.Contains(reason, await Witness.Lines.NextAsync(), StringComparison.Ordinal);
        await SaysAsync("complete");
    }

    [Fact]
    public async Task A_first_page_that_does_not_load_ends_the_program()
    {
        Run("wechat", "", source: ScriptSource.Of("/app/app.js", "", new MemoryFiles(("/app/pages/bad/bad.js", "\nthrow new Error('broken')"))),
            pages: new ScriptPages { Routes = ["pages/bad/bad"], First = PageAddress.Parse("pages/bad/bad") });
        var end = await EndAsync();
        Assert.Equal(ScriptEnding.LoadFailed, end.Ending);
        Assert.Equal("Error: broken\n    at /app/pages/bad/bad.js:2:7", end.Fault!.Text);
    }

    [Theory]
    [InlineData("a", "pages/x/a", "")]
    [InlineData("/a/b?c=1&d", "a/b", "c=1;d=")]
    [InlineData("../y/b?e=%20", "pages/y/b", "e= ")]
    public void The_url_of_a_page_is_absolute_or_relative_to_the_page(string url, string route, string query)
    {
        var address = PageAddress.Parse(url, "pages/x/x");
        Assert.Equal((route, query), (address.Route, string.Join(';', address.Query.Select(pair => $"{pair.Key}={pair.Value}"))));
    }

    [Theory]
    [InlineData(1, null, 1)]
    [InlineData(5, 2.0, 2)]
    [InlineData(5, 99.0, 4)]
    [InlineData(5, -1.0, 1)]
    public void navigateBack_never_closes_the_first_page(int open, double? delta, int closed) => Assert.Equal(closed, NavigationRule.PagesBack(delta, open));

    [Fact]
    public void Ten_pages_are_the_most()
    {
        var pages = new ScriptPages { Routes = ["a"], First = PageAddress.Parse("a") };
        Assert.Null(NavigationRule.Refusal(NavigationKind.NavigateTo, "a", pages, 9));
        Assert.NotNull(NavigationRule.Refusal(NavigationKind.NavigateTo, "a", pages, 10));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a.b[0].c", "a b [0] c")]
    [InlineData("a[1][22]", "a [1] [22]")]
    [InlineData("", null)]
    [InlineData("a..b", null)]
    [InlineData("a[", null)]
    [InlineData("a[x]", null)]
    [InlineData("[0]", null)]
    [InlineData("a[99999999]", null)]
    [InlineData("a]b", null)]
    public void A_key_of_setData_is_a_path(string key, string? steps) =>
        Assert.Equal(steps, FieldPath.Parse(key) is { } path ? string.Join(' ', path.Select(step => step.IsIndex ? $"[{step.Name}]" : step.Name)) : null);
}
