using FsCheck.Xunit;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;
using static MiniActors.Model.FailureKind;

namespace MiniActors.Tests.Rules;

/// <summary>Where a url can lead: not to private addresses, not past the list, and where the map sends it.</summary>
public sealed class UrlReachSpecs
{
    private static Verdict<JudgedUrl> Judge(string platform, ProgramSettings program, string api, string url) =>
        UrlRule.Judge(Profiles.Of(platform), program, api, url);

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
    [Trait("Fault", "31")]
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
}
