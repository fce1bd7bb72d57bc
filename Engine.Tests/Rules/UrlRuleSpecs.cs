using FsCheck.Xunit;
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
    public void What_cannot_be_used_fails_with_its_kind(string api, string url, FailureKind kind) =>
        Assert.Equal(kind, Judge("wechat", Profiles.Program, api, url).Failure().Kind);

    // faults 31: every spelling of an address is that address
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("127.0.1")]
    [InlineData("0x7f000001")]
    [InlineData("0x7F.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("017700000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.0.0.1.")]
    [InlineData("0")]
    [InlineData("0x")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("0xa9fea9fe")]
    [InlineData("１２７.0.0.1")]
    [InlineData("127。0。0。1")]
    [InlineData("[::1]")]
    [InlineData("[0:0:0:0:0:0:0:1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[fe80::1]")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("localhost.")]
    [InlineData("a.b.localhost")]
    [InlineData("ｌocalhost")]
    public void A_private_address_fails_in_every_spelling_with_url_check_and_without(string host)
    {
        Assert.Equal(PrivateAddress, Judge("wechat", Profiles.Program, "request", $"https://{host}/").Failure().Kind);
        Assert.Equal(PrivateAddress, Judge("wechat", Profiles.Unchecked, "request", $"http://{host}:8080/").Failure().Kind);
        Assert.Equal(PrivateAddress, Judge("wechat", Profiles.Unchecked, "connectSocket", $"ws://{host}").Failure().Kind);

        var allowed = Profiles.Unchecked with { PrivateAddresses = true };
        Judge("wechat", allowed, "connectSocket", $"ws://{host}:8080/x").Plan();
        // decision 33: under url-check a literal fails even if it is listed
        var listed = Profiles.Program with { PrivateAddresses = true, Domains = new() { Request = [$"https://{host}"] } };
        Assert.Equal(DomainNotListed, Judge("wechat", listed, "request", $"https://{host}/").Failure().Kind);
    }

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
    public void The_map_is_applied_after_the_own_url_was_judged()
    {
        var program = Profiles.Mapped(("wss://api.example.com", "ws://127.0.0.1:9000"), ("wss://other.example.com", "ws://127.0.0.1:9000"));
        var plan = Judge("wechat", program, "connectSocket", "wss://api.example.com/chat?x=1").Plan();
        Assert.Equal("ws://127.0.0.1:9000/chat?x=1", plan.Dial.AbsoluteUri);
        Assert.Equal("wss://api.example.com/chat?x=1", plan.Own.AbsoluteUri);
        Assert.True(plan.Mapped);
        // the map does not put a host on the list
        Assert.Equal(DomainNotListed, Judge("wechat", program, "connectSocket", "wss://other.example.com/").Failure().Kind);
    }

    [Fact]
    public void A_private_address_of_the_scripts_own_is_allowed_where_the_map_sends_it_on()
    {
        var program = Profiles.Mapped(("ws://127.0.0.1:1234", "ws://127.0.0.1:9000")) with { UrlCheck = false };
        Assert.Equal("ws://127.0.0.1:9000/x", Judge("wechat", program, "connectSocket", "ws://127.0.0.1:1234/x").Plan().Dial.AbsoluteUri);
        Assert.Equal(PrivateAddress, Judge("wechat", program, "connectSocket", "ws://127.0.0.1:1235/x").Failure().Kind);
    }

    [Property(MaxTest = 1000)]
    public bool Whatever_is_written_only_listed_hosts_are_reached(string? before, string? behind, int trick)
    {
        string[] tricks = ["", "@", "\\@", "#@", "?@", "/", ".", ":443@", "%00", "\ud800", "\u3002", "[", "]@", ":"];
        var url = $"https://{before}{tricks[Math.Abs(trick % tricks.Length)]}api.example.com{tricks[Math.Abs(trick / 31 % tricks.Length)]}{behind}";
        var verdict = Judge("wechat", Profiles.Program, "request", url);
        return verdict is not Verdict<JudgedUrl>.Accept accept
            || (accept.Plan.Dial.IdnHost == "api.example.com" && accept.Plan.Dial.Port == 443 && accept.Plan.Dial.UserInfo.Length == 0);
    }

    [Property(MaxTest = 1000)]
    public bool Whatever_is_written_no_private_address_is_reached(uint address, int form, byte[] other)
    {
        uint[] privates = [0x7F000001, 0x0A000001, 0xA9FEA9FE, 0xC0A80001, 0, 0xFFFFFFFF, address | 0xE0000000];
        var value = privates[address % (uint)privates.Length];
        var (a, b, c, d) = (value >> 24, value >> 16 & 255, value >> 8 & 255, value & 255);
        var host = Math.Abs(form % 8) switch
        {
            0 => $"{a}.{b}.{c}.{d}",
            1 => $"{value}",
            2 => $"0x{value:x}",
            3 => $"0X{a:X}.{b}.{value & 0xFFFF}",
            4 => $"0{Convert.ToString(value, 8)}",
            5 => $"[::ffff:{a}.{b}.{c}.{d}]",
            6 => $"[64:ff9b::{value >> 16:x}:{value & 0xFFFF:x}]",
            _ => $"{a}.0{Convert.ToString((int)b, 8)}.0x{value & 0xFFFF:x}.",
        };
        var url = $"http://{host}{(other.Length % 2 == 0 ? "" : ":8080")}/{Convert.ToHexString(other)}";
        return Judge("wechat", Profiles.Unchecked, "request", url) is Verdict<JudgedUrl>.Refuse { Failure.Kind: PrivateAddress };
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
}
