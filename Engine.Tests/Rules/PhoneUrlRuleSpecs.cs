using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class PhoneUrlRuleSpecs
{
    [Theory]
    [InlineData("https://a.example/", "")]
    [InlineData("wss://a.example:8443/", "")]
    [InlineData("http://a.example/", "url-insecure")]
    [InlineData("ws://127.0.0.1:9000/", "url-insecure url-address")]
    [InlineData("wss://LOCALHOST/", "url-address")]
    [InlineData("https://0x7f.1/", "url-address")]
    [InlineData("https://[::1]/", "url-address")]
    [InlineData("https://8.8.8.8/", "url-address")]
    [InlineData("no url", "")]
    [InlineData("http://a..example/", "url-insecure")] // no host: no address either
    public void What_only_the_developer_tools_allow_is_diagnosed(string url, string rules) =>
        Assert.Equal(rules, string.Join(' ', PhoneUrlRule.Diagnose(Profiles.WeChat, Profiles.Program with { UrlCheck = false }, "request", Argument.Of(url)).Select(found => found.Rule)));

    [Theory]
    [InlineData("baidu", "https://a.example:8443/", "url-port")]
    [InlineData("baidu", "wss://a.example:443/", "url-port")]
    [InlineData("baidu", "https://a.example/", "")]
    [InlineData("wechat", "https://a.example:8443/", "")]
    [InlineData("alipay", "wss://a.example:8443/", "")]
    public void A_port_is_diagnosed_where_no_url_may_have_one(string platform, string url, string rules) => // reference/baidu.md
        Assert.Equal(rules, string.Join(' ', PhoneUrlRule.Diagnose(Support.Profiles.Of(platform), Profiles.Program with { UrlCheck = false }, "request", Argument.Of(url)).Select(found => found.Rule)));

    [Fact]
    public void While_url_check_is_on_the_call_fails_instead() =>
        Assert.Empty(PhoneUrlRule.Diagnose(Profiles.WeChat, Profiles.Program with { UrlCheck = true }, "request", Argument.Of("http://127.0.0.1/")));

    [Fact]
    public void What_is_no_text_is_not_judged() =>
        Assert.Empty(PhoneUrlRule.Diagnose(Profiles.WeChat, Profiles.Program with { UrlCheck = false }, "request", Argument.Of(5)));
}
