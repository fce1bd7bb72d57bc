using System.Text.Json.Nodes;
using MiniActors.Host.Linting;

namespace MiniActors.Tests.Host;

/// <summary><c>lint</c>: one script on every platform, and what is not the same.</summary>
public sealed class LintSpecs : ScriptFolder
{
    [Fact]
    public async Task A_script_that_is_the_same_everywhere_has_no_findings()
    {
        var run = await CommandRun.OfAsync("lint", Write("setTimeout(() => console.log('done'), 1);"));

        Assert.Equal((0, "No findings on wechat, wechat/game, alipay, baidu.\n", ""), (run.Status, run.Out, run.Error));
    }

    [Fact]
    public async Task An_option_that_some_platforms_lack_is_a_row_with_its_place()
    {
        var script = Write("\n  React.api.request({ url: 'https://a.example/', enableChunked: true }).catch(() => {});");

        var run = await CommandRun.OfAsync("lint", script, "--json");

        Assert.Equal((1, ""), (run.Status, run.Error));
        var finding = Finding(run, "diagnostic");
        Assert.Equal(("request", "option-not-supported", script, 2, 3),
            ((string?)finding["api"], (string?)finding["rule"], (string?)finding["file"], (int?)finding["line"], (int?)finding["column"]));
        Assert.Equal(["alipay", "baidu"], On(finding));
    }

    [Fact]
    public async Task The_table_has_a_column_for_each_platform_and_the_sentences_below()
    {
        var script = Write("React.api.request({ url: 'https://a.example/', enableChunked: true }).catch(() => {});");

        var run = await CommandRun.OfAsync("lint", script, "--platform", "wechat,alipay");

        Assert.Matches(@"│ finding +│ wechat +│ alipay +│", run.Out);
        Assert.Matches(@"│ +– +│ +✗ +│", run.Out);
        Assert.Matches(@"\n.*script\.js:1:1: request: Alipay .* \[option-not-supported; .*\]\n", run.Out);
        Assert.EndsWith("1 finding on wechat, alipay.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_counts_only_where_it_is_not_the_same()
    {
        var same = Write("React.api.request({ url: 'https://a.example/' }).catch(() => {});", "same.js");
        var differs = Write("React.api.connectSocket({ url: 'wss://a.example/', multiple: 1 }).catch(() => {}); if (typeof my === 'object') my.request({});", "differs.js");

        Assert.Equal(0, (await CommandRun.OfAsync("lint", same)).Status);
        var finding = Finding(await CommandRun.OfAsync("lint", differs, "--json"), "failure");
        Assert.Equal(("request", 1), ((string?)finding["api"], (int?)finding["line"]));
        Assert.Equal(["alipay"], On(finding));
    }

    [Fact]
    public async Task Lines_that_differ_are_counted_and_shown_only_when_asked()
    {
        var script = Write("console.log('secret ' + (typeof my)); console.log('same');");

        var counted = await CommandRun.OfAsync("lint", script);
        var shown = await CommandRun.OfAsync("lint", script, "--console");

        Assert.Equal((1, 1), (counted.Status, shown.Status));
        Assert.Contains("1 of 2", counted.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", counted.Out, StringComparison.Ordinal);
        Assert.Contains("console: secret object", shown.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("same", shown.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_script_is_a_finding_wherever_it_is()
    {
        var run = await CommandRun.OfAsync("lint", Write("setTimeout(() => { throw new Error('oops') }, 1);"), "--json", "--platform", "baidu");

        Assert.Equal(1, run.Status);
        var finding = Finding(run, "error");
        Assert.Equal(("Error: oops", 1), ((string?)finding["on"]!["baidu"], (int?)finding["line"]));
    }

    [Fact]
    public async Task A_script_that_does_not_load_is_a_finding() =>
        Assert.Equal(1, (await CommandRun.OfAsync("lint", Write("let a = = 1;"))).Status);

    [Fact]
    public async Task A_script_that_ends_on_some_platforms_only_is_a_finding()
    {
        var script = Write("if (typeof swan === 'object') setInterval(() => {}, 10);");

        var run = await CommandRun.OfAsync("lint", script, "--time-limit", "500ms", "--json");

        Assert.Equal(1, run.Status);
        Assert.Equal(("time-limit", "ended"), ((string?)Finding(run, "ending")["on"]!["baidu"], (string?)Finding(run, "ending")["on"]!["alipay"]));
    }

    [Fact]
    public async Task With_url_check_off_what_a_phone_would_refuse_is_named()
    {
        var run = await CommandRun.OfAsync("lint", Write("React.api.request({ url: 'http://127.0.0.1:1/' }).catch(() => {});"), "--url-check", "off", "--json");

        var rules = JsonNode.Parse(run.Out)!["findings"]!.AsArray().Select(finding => (string?)finding!["rule"]);
        Assert.Equal(["url-address", "url-insecure", "url-port"], rules);
    }

    [Theory]
    [InlineData("nokia")]
    [InlineData("wechat,nokia")]
    public async Task An_unknown_platform_is_a_wrong_command_line(string platform)
    {
        var run = await CommandRun.OfAsync("lint", Write(""), "--platform", platform);

        Assert.Equal(2, run.Status);
        Assert.StartsWith("mini-actors: unknown platform 'nokia'", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_wrong_command_line() =>
        Assert.Equal(2, (await CommandRun.OfAsync("lint", Missing())).Status);

    [Theory]
    [InlineData(LintKind.Diagnostic, true, true)]
    [InlineData(LintKind.Error, true, true)]
    [InlineData(LintKind.Failure, false, true)]
    [InlineData(LintKind.Console, false, true)]
    [InlineData(LintKind.Ending, false, true)]
    internal void What_counts(LintKind kind, bool same, bool differing)
    {
        var profile = Support.Profiles.Of("wechat");
        LintSheet Sheet(params string[] cells) => new(profile, cells.ToDictionary(_ => new LintKey(kind), cell => cell));

        Assert.Equal(same, LintComparison.Of([Sheet("x"), Sheet("x")]).Count > 0);
        Assert.Equal(differing, LintComparison.Of([Sheet("x"), Sheet("y")]).Count > 0);
        Assert.Equal(differing, LintComparison.Of([Sheet("x"), Sheet()]).Count > 0);
        Assert.Empty(LintComparison.Of([Sheet(), Sheet()]));
    }

    private static JsonNode Finding(CommandRun run, string kind) =>
        Assert.Single(JsonNode.Parse(run.Out)!["findings"]!.AsArray(), finding => (string?)finding!["kind"] == kind)!;

    private static IEnumerable<string> On(JsonNode finding) =>
        finding["on"]!.AsObject().Where(cell => cell.Value is not null).Select(cell => cell.Key);
}
