using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;
using static MiniActors.Model.FailureKind;

namespace MiniActors.Tests.Rules;

public sealed class UrlRuleSpecs
{
    private static Verdict<JudgedUrl> Judge(string platform, ProgramSettings program, string api, string url) =>
        UrlRule.Judge(Profiles.Of(platform), program, api, url);

    [Theory]
    [InlineData("request", "https://api.example.com")]
    [InlineData("request", "HTTPS://API.Example.COM/a?b=c")]
    [InlineData("request", "https://api.example.com/a#part")]    // HTTP leaves a fragment out (RFC 9110 section 4.2.5)
    [InlineData("request", "https://ports.example.com:8443/x")]  // reference/wechat.md 1.3: that port only
    [InlineData("request", "https://例子.测试/路?名=值")]
    [InlineData("request", "https://xn--fsqu00a.xn--0zwm56d/")]
    [InlineData("connectSocket", "wss://api.example.com/ws")]
    [InlineData("connectSocket", "wss://api.example.com:9443/ws")] // decision 21: every port for wss
    [InlineData("uploadFile", "https://up.example.com")]
    [InlineData("downloadFile", "https://down.example.com")]
    public void A_listed_host_is_accepted(string api, string url) => Judge("wechat", Profiles.Program, api, url).Plan();

    [Theory]
    [InlineData("request", "", UrlMissing)]
    [InlineData("request", " \t", UrlMissing)]
    [InlineData("request", "test.php", InvalidUrl)]              // the seed's own example
    [InlineData("request", "/path", InvalidUrl)]
    [InlineData("request", "//api.example.com/", InvalidUrl)]
    [InlineData("request", "https:api.example.com", InvalidUrl)]
    [InlineData("request", "https:/api.example.com", InvalidUrl)]
    [InlineData("request", "https://", InvalidUrl)]
    [InlineData("request", "https:///path", InvalidUrl)]
    [InlineData("request", "https://:443/", InvalidUrl)]
    [InlineData("request", "https://user:pass@api.example.com/", InvalidUrl)]
    [InlineData("request", "https://@api.example.com/", InvalidUrl)]
    [InlineData("request", "https://api.example.com\\@evil.com/", InvalidUrl)]
    [InlineData("request", "https://api.example.com/a\\b", InvalidUrl)]
    [InlineData("request", "https://api.example.com/a b", InvalidUrl)]
    [InlineData("request", " https://api.example.com/", InvalidUrl)]
    [InlineData("request", "https://api.example.com/\r\nX: y", InvalidUrl)]
    [InlineData("request", "https://api.example.com/\0", InvalidUrl)]
    [InlineData("request", "https://api.example.com/\u00a0", InvalidUrl)]
    [InlineData("request", "https://api.example.com/\u0085", InvalidUrl)]
    [InlineData("request", "h+t-t.p2://api.example.com/", UrlScheme)]
    [InlineData("request", "ht_tps://api.example.com/", InvalidUrl)]
    [InlineData("request", "ht@tps://api.example.com/", InvalidUrl)]
    [InlineData("request", "4https://api.example.com/", InvalidUrl)]
    [InlineData("request", "https://api.example.com:/", InvalidUrl)]
    [InlineData("request", "https://api.example.com:0/", InvalidUrl)]
    [InlineData("request", "https://api.example.com:-1/", InvalidUrl)]
    [InlineData("request", "https://api.example.com:65536/", InvalidUrl)]
    [InlineData("request", "https://api.example.com:4294967739/", InvalidUrl)]
    [InlineData("request", "https://api.example.com:x/", InvalidUrl)]
    [InlineData("request", "https://api.example.com:22/", InvalidUrl)]  // Fetch: bad port
    [InlineData("request", "https://api.example.com:6000/", InvalidUrl)]
    [InlineData("request", "https://a..example.com/", InvalidUrl)]
    [InlineData("request", "https://.example.com/", InvalidUrl)]
    [InlineData("request", "https://api.example.com../", InvalidUrl)]
    [InlineData("request", "https://api%2eexample.com/", InvalidUrl)]
    [InlineData("request", "https://api.example.com%00.evil.com/", InvalidUrl)]
    [InlineData("request", "https://api_!.example.com/", InvalidUrl)]
    [InlineData("request", "https://[api.example.com]/", InvalidUrl)]
    [InlineData("request", "https://[127.0.0.1]/", InvalidUrl)]
    [InlineData("request", "https://[::1/", InvalidUrl)]
    [InlineData("request", "https://[::1]x/", InvalidUrl)]
    [InlineData("request", "https://[fe80::1%25eth0]/", InvalidUrl)]
    [InlineData("request", "https://256.1.1.1/", InvalidUrl)]
    [InlineData("request", "https://1.2.3.4.5/", InvalidUrl)]
    [InlineData("request", "https://a.0x/", InvalidUrl)]         // it ends in a number, and 'a' is none
    [InlineData("request", "https://0x100000000/", InvalidUrl)]
    [InlineData("request", "https://a\u00adb.example.com/", InvalidUrl)]
    [InlineData("request", "https://a\u200bb.example.com/", InvalidUrl)]
    [InlineData("request", "http://api.example.com/", InsecureScheme)]
    [InlineData("request", "wss://api.example.com/", UrlScheme)]
    [InlineData("request", "ftp://api.example.com/", UrlScheme)]
    [InlineData("request", "file:///etc/passwd", UrlScheme)]
    [InlineData("request", "javascript:alert(1)", UrlScheme)]
    [InlineData("request", "data:text/plain,x", UrlScheme)]
    [InlineData("connectSocket", "ws://api.example.com/", InsecureScheme)] // decision 20: fail
    [InlineData("connectSocket", "https://api.example.com/", UrlScheme)]
    [InlineData("connectSocket", "wss://api.example.com/#part", InvalidUrl)] // RFC 6455 section 3
    [InlineData("connectSocket", "wss://api.example.com/#", InvalidUrl)]
    [InlineData("connectSocket", "wss://user@api.example.com/", InvalidUrl)]
    [InlineData("request", "https://api.example.com:443/", DomainNotListed)]  // reference/wechat.md 1.3: even an explicit :443
    [InlineData("request", "https://api.example.com:8443/", DomainNotListed)]
    [InlineData("request", "https://ports.example.com/", DomainNotListed)]
    [InlineData("request", "https://sub.api.example.com/", DomainNotListed)]  // a parent does not cover subdomains
    [InlineData("request", "https://example.com/", DomainNotListed)]
    [InlineData("request", "https://api.example.com.evil.com/", DomainNotListed)]
    [InlineData("request", "https://evilapi.example.com/", DomainNotListed)]
    [InlineData("request", "https://api.example.com./", DomainNotListed)]
    [InlineData("request", "https://api.exаmple.com/", DomainNotListed)]      // a Cyrillic а
    [InlineData("request", "https://up.example.com/", DomainNotListed)]       // four lists, each its own
    [InlineData("downloadFile", "https://up.example.com/", DomainNotListed)]
    [InlineData("uploadFile", "https://api.example.com/", DomainNotListed)]
    [InlineData("request", "https://8.8.8.8/", DomainNotListed)]              // decision 33
    [InlineData("request", "https://[2606:4700::1]/", DomainNotListed)]
    [Trait("Fault", "31")]
    public void What_cannot_be_used_fails_with_its_kind(string api, string url, FailureKind kind) =>
        Assert.Equal(kind, Judge("wechat", Profiles.Program, api, url).Failure().Kind);

    [Theory]
    [InlineData("request", "http://any.example.org:8080/a", "http://any.example.org:8080/a")]
    [InlineData("request", "http://8.8.8.8/", "http://8.8.8.8/")]
    [InlineData("request", "http://0x08080808/", "http://8.8.8.8/")]
    [InlineData("connectSocket", "ws://any.example.org", "ws://any.example.org/")]
    [InlineData("request", "https://Ｅxample.org/", "https://example.org/")]
    [InlineData("request", "https://bücher.example?q=ü", "https://xn--bcher-kva.example/?q=%C3%BC")]
    [InlineData("request", "https://a.example/x#y", "https://a.example/x")]
    public void Without_url_check_public_hosts_of_any_scheme_and_port_are_reached(string api, string url, string dial) =>
        Assert.Equal(dial, Judge("wechat", Profiles.Unchecked, api, url).Plan().Dial.AbsoluteUri);

    [Theory]
    [InlineData("wechat", "https://sub.api.example.com/", false)]
    [InlineData("alipay", "https://sub.api.example.com/", true)]  // decision 21: an entry covers its subdomains
    [InlineData("alipay", "https://a.b.api.example.com/", true)]
    [InlineData("alipay", "https://xapi.example.com/", false)]
    [InlineData("alipay", "https://example.com/", false)]
    [InlineData("baidu", "https://api.example.com/", true)]
    [InlineData("baidu", "https://ports.example.com:8443/", false)] // decision 33: a port fails even if listed
    [InlineData("baidu", "https://api.example.com:443/", false)]
    public void The_list_is_read_as_the_platform_reads_it(string platform, string url, bool accepted)
    {
        var verdict = Judge(platform, Profiles.Program, "request", url);
        if (accepted) verdict.Plan();
        else Assert.Equal(DomainNotListed, verdict.Failure().Kind);
    }

    [Fact]
    public void A_url_that_is_too_long_fails_and_is_not_repeated_in_full()
    {
        var failure = Judge("wechat", Profiles.Program, "request", "https://api.example.com/" + new string('a', 1 << 16)).Failure();
        Assert.Equal(InvalidUrl, failure.Kind);
        Assert.InRange(failure.Message.Length, 1, 1024);
    }

    [Theory]
    [InlineData("wechat", "request", "test.php", "request:fail invalid url \"test.php\"", 600009)]
    [InlineData("wechat", "request", "https://no.example.com/", "request:fail url not in domain list", 600002)]
    [InlineData("alipay", "connectSocket", "", "URL 为空", 3)]
    [InlineData("alipay", "connectSocket", "test.php", "URL 格式不合法", 4)]
    [InlineData("alipay", "connectSocket", "https://api.example.com", "URL 地址不是ws或者wss.", 5)]
    [InlineData("alipay", "connectSocket", "ws://api.example.com", "请求url不支持ws，请使用wss", 20)]
    public void The_failure_is_in_the_platforms_words(string platform, string api, string url, string message, int code)
    {
        var failure = Judge(platform, Profiles.Program, api, url).Failure();
        Assert.Equal((message, code), (failure.Message, failure.Code));
    }

    [Theory]
    [InlineData("https://user:secret@api.example.com/p?q#f")]
    [InlineData("https://secret@api.example.com")]
    [InlineData("https://a:b@secret@api.example.com/@x")]
    public void A_failure_does_not_tell_the_password_of_a_url(string url)
    {
        var failure = Judge("wechat", Profiles.Program, "request", url).Failure();
        Assert.Equal(InvalidUrl, failure.Kind);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(redacted)@api.example.com", failure.Message, StringComparison.Ordinal);
    }
}
