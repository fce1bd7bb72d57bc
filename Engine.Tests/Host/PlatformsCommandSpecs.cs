using System.Text.Json.Nodes;

namespace MiniActors.Tests.Host;

public sealed class PlatformsCommandSpecs : ScriptFolder
{
    [Fact]
    public async Task All_platforms_stand_side_by_side()
    {
        var run = await CommandRun.OfAsync("platforms");

        Assert.Equal((0, ""), (run.Status, run.Error));
        var sockets = Assert.Single(run.Out.Split('\n'), line => line.Contains("sockets.max ", StringComparison.Ordinal));
        Assert.DoesNotContain('\e', run.Out);
        foreach (var id in new[] { "wechat", "wechat/game", "alipay", "baidu" }) Assert.Contains(id, run.Out, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "5", "unlimited"], sockets.Split('│')[2..^1].Select(cell => cell.Trim()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("wechat", null, 2, "reject")]
    [InlineData("wechat/game", null, 5, "reject")]
    [InlineData("wechat", "1.6.9", 1, "replace")]
    [InlineData("alipay", null, 1, "replace")]
    [InlineData("baidu", null, null, "reject")]
    [InlineData("baidu", "1.9.3", 1, "replace")]
    public async Task The_machine_form_has_every_rule_with_its_source(string id, string? baseLibrary, int? max, string whenFull)
    {
        string[] version = baseLibrary is null ? [] : ["--base-library", baseLibrary];

        var run = await CommandRun.OfAsync(["platforms", id, "--json", .. version]);

        var platform = JsonNode.Parse(run.Out)!["platforms"]!.AsArray().Single()!;
        var rules = platform["rules"]!;
        Assert.Equal(id, (string?)platform["id"]);
        Assert.Equal(max, (int?)rules["sockets.max"]!["value"]);
        if (max is not null) Assert.Equal(whenFull, (string?)rules["sockets.when-full"]!["value"]);
        Assert.NotEqual("", (string?)rules["sockets.max"]!["source"] ?? "");
    }

    [Fact]
    public async Task One_platform_is_explained_rule_by_rule()
    {
        var run = await CommandRun.OfAsync("platforms", "alipay");

        Assert.Equal(0, run.Status);
        foreach (var rule in new[] { "sockets.when-full", "http.default-content-type", "application/x-www-form-urlencoded", "source" })
            Assert.Contains(rule, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_user_changes_what_is_shown()
    {
        var file = Write("mini-actors.platforms.baidu.sockets.max = 5", "user.conf");

        var run = await CommandRun.OfAsync("platforms", "baidu", "--json", "--config", file);

        Assert.Equal(5, (int?)JsonNode.Parse(run.Out)!["platforms"]![0]!["rules"]!["sockets.max"]!["value"]);
    }

    [Fact]
    public async Task An_unknown_platform_is_answered_with_the_known_ones()
    {
        var run = await CommandRun.OfAsync("platforms", "nokia");

        Assert.Equal(2, run.Status);
        Assert.StartsWith("mini-actors: unknown platform 'nokia'; the platforms are ", run.Complaint, StringComparison.Ordinal);
    }
}
