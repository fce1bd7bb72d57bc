using MiniActors.Host.Lab;

namespace MiniActors.Tests.Host;

/// <summary><c>run DIR</c>: a whole project.</summary>
public sealed class RunProjectSpecs : ScriptFolder
{
    private const string Page = "Page({ onLoad(query) { console.log(this.route, JSON.stringify(query), typeof wx, typeof my, typeof swan) } })";

    private string Project(string settings, string settingsText, string app = "{\"pages\": [\"pages/a/a\", \"pages/b/b\"]}")
    {
        var directory = Directory.CreateDirectory(Missing("project")).FullName;
        Directory.CreateDirectory(Path.Combine(directory, "pages", "a"));
        Directory.CreateDirectory(Path.Combine(directory, "pages", "b"));
        Write(settingsText, $"project/{settings}");
        Write(app, "project/app.json");
        Write("App({ onLaunch(options) { console.log('launch', options.path) } })", "project/app.js");
        Write(Page, "project/pages/a/a.js");
        Write(Page, "project/pages/b/b.js");
        return directory;
    }

    [Theory]
    [InlineData("project.config.json", "object undefined undefined")]
    [InlineData("mini.project.json", "undefined object undefined")]
    [InlineData("project.swan.json", "undefined undefined object")]
    public async Task A_project_begins_with_its_app_and_its_first_page_on_its_own_platform(string settings, string natives)
    {
        var run = await CommandRun.OfAsync("run", Project(settings, "{}"));

        Assert.Equal((0, $"launch pages/a/a\npages/a/a {{}} {natives}\n", ""), (run.Status, run.Out, run.Error));
    }

    [Theory]
    [InlineData("--platform", "alipay")]
    [InlineData("--set", "program.platform=alipay")]
    public async Task What_the_command_line_says_of_the_platform_wins(string option, string value) =>
        Assert.Contains("undefined object undefined", (await CommandRun.OfAsync("run", Project("project.config.json", "{}"), option, value)).Out, StringComparison.Ordinal);

    [Fact]
    public async Task Another_page_is_opened_with_its_query()
    {
        var run = await CommandRun.OfAsync("run", Project("project.config.json", "{}"), "--page", "pages/b/b?id=7");

        Assert.Equal("launch pages/b/b\npages/b/b {\"id\":\"7\"} object undefined undefined\n", run.Out);
    }

    [Fact]
    public async Task Lint_plays_a_project_on_every_platform()
    {
        var directory = Project("project.config.json", "{}");
        Write("Page({ onLoad() { (typeof my === 'undefined' ? wx : my).request({ url: 'http://localhost/' }) } })", "project/pages/a/a.js");

        var run = await CommandRun.OfAsync("lint", directory, "--platform", "wechat,alipay,baidu");

        Assert.Equal(1, run.Status);
        Assert.Contains("wx is not defined", run.Out, StringComparison.Ordinal);
        Assert.Contains("a.js:1:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_a_wrong_command_line()
    {
        var run = await CommandRun.OfAsync("run", Project("project.config.json", "{}"), "--page", "pages/c/c");

        Assert.Equal((2, "mini-actors: --page: 'pages/c/c' is no page of the project; it has pages/a/a, pages/b/b"), (run.Status, run.Complaint));
    }

    [Fact]
    public async Task A_page_of_a_single_file_is_a_wrong_command_line()
    {
        var run = await CommandRun.OfAsync("run", Write(""), "--page", "pages/a/a");

        Assert.Equal((2, "mini-actors: --page is for a project: give run the directory of one"), (run.Status, run.Complaint));
    }

    [Fact]
    public async Task Malformed_json_is_told_with_file_and_line()
    {
        var run = await CommandRun.OfAsync("run", Project("project.config.json", "{}", "{\n  \"pages\": [\n"));

        Assert.Equal(2, run.Status);
        Assert.Contains("app.json:3: this is no JSON: ", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_is_no_project_is_a_wrong_command_line()
    {
        var run = await CommandRun.OfAsync("run", Directory.CreateDirectory(Missing("empty")).FullName);

        Assert.Equal(2, run.Status);
        Assert.Contains("is no project of a mini program", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_throws_while_it_is_loaded_is_a_failure()
    {
        var directory = Project("project.config.json", "{}");
        Write("throw new Error('broken')", "project/pages/a/a.js");

        var run = await CommandRun.OfAsync("run", directory);

        Assert.Equal(1, run.Status);
        Assert.Contains("Error: broken", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new string[0], "request:fail timeout\n")]
    [InlineData(new[] { "--set", "program.network-timeout.request=20s" }, "200\n")]
    public async Task The_url_check_and_the_time_limits_are_the_projects_unless_the_command_line_says_otherwise(string[] more, string expected)
    {
        var directory = Project("project.config.json", "{\"setting\": {\"urlCheck\": false}}", "{\"pages\": [\"pages/a/a\"], \"networkTimeout\": {\"request\": 200}}");
        Write("Page({ onLoad() { wx.request({ url: LAB + '/delay/1000', complete(res) { console.log(res.statusCode || res.errMsg) } }) } })", "project/pages/a/a.js");
        Write("", "project/app.js");
        await using var lab = await LabServer.StartAsync(new LabOptions(), CancellationToken.None);

        var run = await CommandRun.OfAsync(["run", directory, "--allow-private", "--define", $"LAB=\"{lab.HttpUrl.GetLeftPart(UriPartial.Authority)}\"", .. more]);

        Assert.Equal(expected, run.Out);
    }
}
