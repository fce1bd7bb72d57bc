using System.CommandLine;
using MiniActors.Host.Grammar;

namespace MiniActors.Tests.Host;

public sealed class RunGrammarSpecs
{
    [Fact]
    public void Options_may_stand_before_and_after_the_file()
    {
        var options = Read(
            "--platform", "wechat/game", "--map", "wss://a.com=ws://127.0.0.1:1/?x=1", "chat.js", "--map", "https://b.com=http://c.com",
            "--define", "A=1", "--define", "B={\"x\":[\"=\"]}", "--set", "program.app-id=x", "--set", "wire=native", "--url-check", "off",
            "--allow-private", "--strict", "--time-limit", "1.5s", "--base-library", "1.6.9", "--polyfill", "web", "--quiet");

        Assert.Equal("chat.js", options.Script);
        Assert.Equal("wechat/game", options.Platform);
        Assert.Equal([new("wss://a.com", "ws://127.0.0.1:1/?x=1"), new("https://b.com", "http://c.com")], options.Map);
        Assert.Equal([new("A", "1"), new("B", "{\"x\":[\"=\"]}")], options.Define);
        Assert.Equal(["program.app-id=x", "wire=native"], options.Set);
        Assert.Equal((false, true, true, true), (options.UrlCheck, options.AllowPrivate, options.Strict, options.Quiet));
        Assert.Equal(TimeSpan.FromMilliseconds(1500), options.TimeLimit);
        Assert.Equal("1.6.9", options.BaseLibrary);
        Assert.Equal([MiniActors.Scripting.PolyfillPack.Web], options.Polyfills);
    }

    [Fact]
    public void What_is_not_said_is_left_to_the_configuration()
    {
        var options = Read("chat.js");

        Assert.Equal((null, null, null, null, null), (options.Platform, options.BaseLibrary, options.UrlCheck, options.AllowPrivate, options.Strict));
        Assert.Empty(options.Map);
        Assert.Empty(options.AllowFiles);
        Assert.Empty(options.Polyfills);
    }

    [Fact]
    public void Behind_two_dashes_a_file_may_begin_with_a_dash() => Assert.Equal("-chat.js", Read("--strict", "--", "-chat.js").Script);

    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("30s", 30_000)]
    [InlineData("2m", 120_000)]
    [InlineData("0.5s", 500)]
    public void A_time_has_a_unit(string text, int milliseconds) => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Duration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1h")]
    [InlineData("1 s")]
    [InlineData("99999999999999999999999999999999999999999999s")]
    public void What_is_no_time_is_refused(string text) => Assert.Null(Duration.Parse(text));

    private static RunOptions Read(params string[] args)
    {
        var command = new Command("run");
        RunGrammar.AddTo(command);
        command.Add(SharedOptions.Quiet);
        var parsed = command.Parse(args);
        Assert.Empty(parsed.Errors);
        return RunGrammar.Read(parsed);
    }
}
