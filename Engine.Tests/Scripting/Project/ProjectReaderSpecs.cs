using MiniActors.Scripting;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Scripting.Project;

/// <summary>What the files of a directory say.</summary>
public sealed class ProjectReaderSpecs
{
    private static MiniProject Read(string? platform, params (string Path, string Text)[] files) =>
        ProjectReader.Read(new MemoryFiles([.. files.Select(file => ("/p/" + file.Path, file.Text))]), "/p", Profiles.Settings.Platforms, platform, "wechat");

    private static string ErrorOf(params (string Path, string Text)[] files) => Assert.Throws<MiniProjectException>(() => Read(null, files)).Message;

    [Theory]
    [InlineData("project.config.json", "{}", "app", "wechat")]
    [InlineData("project.config.json", "{\"compileType\": \"miniprogram\"}", "app", "wechat")]
    [InlineData("project.config.json", "{\"compileType\": \"game\"}", "game", "wechat/game")]
    [InlineData("mini.project.json", "{}", "app", "alipay")]
    [InlineData("project.swan.json", "{}", "app", "baidu")]
    [InlineData("readme.md", "", "app", "wechat")]
    [InlineData("readme.md", "", "game", "wechat/game")]
    public void The_platform_is_known_by_the_files(string settings, string text, string entry, string platform)
    {
        var project = Read(null, (settings, text), (entry + ".json", "{}"), (entry + ".js", ""));
        Assert.Equal((platform, $"/p/{entry}.js"), (project.Platform, project.Entry));
    }

    [Fact]
    public void A_platform_that_is_asked_for_wins_over_the_files() =>
        Assert.Equal("alipay", Read("alipay", ("project.config.json", "{}"), ("app.json", "{}"), ("app.js", "")).Platform);

    [Fact]
    public void Settings_pages_and_time_limits_are_read()
    {
        var project = Read(null,
            ("project.config.json", "{ // of the tools\n \"appid\": \"wx1\", \"miniprogramRoot\": \"./dist/\", \"setting\": { \"urlCheck\": false }, }"),
            ("dist/app.json", """
                { "pages": ["pages/a/a", "/pages/b/b"], "subPackages": [{ "root": "more/", "pages": ["c/c"] }], "entryPagePath": "pages/b/b",
                  "tabBar": { "list": [{ "pagePath": "pages/a/a" }] }, "networkTimeout": { "request": 1000, "connectSocket": 2000 } }
                """),
            ("dist/app.js", ""));
        Assert.Equal(("wx1", false, "/p/dist/app.js"), (project.AppId, project.UrlCheck, project.Entry));
        Assert.Equal(["pages/a/a", "pages/b/b", "more/c/c"], project.Pages!.Routes);
        Assert.Equal(("pages/b/b", "pages/a/a"), (project.Pages.First.Route, Assert.Single(project.Pages.Tabs)));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), null), (project.NetworkTimeout.Request, project.NetworkTimeout.ConnectSocket, project.NetworkTimeout.UploadFile));
    }

    [Fact]
    public void Baidus_root_has_its_own_name() =>
        Assert.Equal("/p/src/app.js", Read(null, ("project.swan.json", "{\"smartProgramRoot\": \"src\"}"), ("src/app.json", "{}"), ("src/app.js", "")).Entry);

    [Fact]
    public void A_game_has_no_pages() => Assert.Null(Read(null, ("game.json", "{\"deviceOrientation\": \"portrait\"}"), ("game.js", "")).Pages);

    [Theory]
    [InlineData("{\n \"pages\": [,]\n}", "/p/app.json:2: this is no JSON: ")]
    [InlineData("{\n\n", "/p/app.json:3: this is no JSON: ")]
    [InlineData("[]", "/p/app.json:1: must be an object { … }")]
    [InlineData("{\n \"pages\": 1}", "/p/app.json:2: \"pages\" must be a list [ … ]")]
    [InlineData("{\n \"pages\": [1]}", "/p/app.json:2: \"pages\" must be a list of texts")]
    [InlineData("{\"pages\": [\"a\"],\n\n \"entryPagePath\": \"b\"}", "/p/app.json:3: \"entryPagePath\" 'b' is not in \"pages\"")]
    [InlineData("{\n \"networkTimeout\": {\n \"request\": \"1\" } }", "/p/app.json:3: \"request\" must be a number of milliseconds")]
    [InlineData("{\n \"networkTimeout\": {\n \"request\": 0 } }", "/p/app.json:3: \"request\" must be between 1 and 86400000 milliseconds")]
    [InlineData("{\"subpackages\": [{\"root\": \"x\"}]}", "/p/app.json:1: \"subpackages\" must be a list of objects with \"root\" and \"pages\"")]
    public void What_is_wrong_is_told_with_file_and_line(string app, string error) =>
        Assert.StartsWith(error, ErrorOf(("project.config.json", "{}"), ("app.json", app), ("app.js", "")), StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"miniprogramRoot\": \"../x\"}", "/p/project.config.json:1: \"miniprogramRoot\" must lie in the project")]
    [InlineData("{\"setting\": {\"urlCheck\": \"no\"}}", "/p/project.config.json:1: \"urlCheck\" must be true or false")]
    [InlineData("{\"appid\": 7}", "/p/project.config.json:1: \"appid\" must be a text in quotes")]
    [InlineData("{}", "/p/app.js is missing")]
    [InlineData("{\"miniprogramRoot\": \"dist\"}", "/p/dist/app.json is missing")]
    public void Wrong_settings_and_missing_files_are_named(string settings, string error) =>
        Assert.Equal(error, ErrorOf(("project.config.json", settings), ("app.json", "{}")));

    [Fact]
    public void A_directory_without_a_program_is_no_project() => Assert.Equal("/p is no project of a mini program: there is no app.json, game.json in it", ErrorOf());
}
