using FsCheck.Xunit;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class CookieJarSpecs
{
    private const long Now = 1_700_000_000;
    private static readonly Uri Origin = new("https://api.example.com/a/b/c?d");

    private static CookieJar Jar(params string[] setCookies) => CookieJar.Empty.With(Origin, setCookies, Now);

    [Theory] // RFC 6265 sections 5.1.3 and 5.4
    [InlineData("a=1", "https://api.example.com/a/b/x", "a=1")]
    [InlineData("a=1", "https://API.example.com/a/b", "a=1")]
    [InlineData("a=1", "https://api.example.com/a/bc", null)]         // the default path is /a/b
    [InlineData("a=1", "https://api.example.com/a", null)]
    [InlineData("a=1; Path=/", "https://sub.api.example.com/", null)] // without Domain: this host alone
    [InlineData("a=1; Path=/; Domain=example.com", "https://other.example.com/", "a=1")]
    [InlineData("a=1; Path=/; Domain=.EXAMPLE.com", "https://example.com/", "a=1")]
    [InlineData("a=1; Path=/; Domain=example.com", "https://badexample.com/", null)]
    [InlineData("a=1; Path=/; Domain=api.example.com", "https://x.api.example.com/", "a=1")]
    [InlineData("a=1; Path=/; Domain=other.example.com", "https://other.example.com/", null)] // not of this host
    [InlineData("a=1; Path=/; Domain=x.api.example.com", "https://x.api.example.com/", null)]
    [InlineData("a=1; Path=/; Domain=com", "https://other.com/", null)]
    [InlineData("a=1; Path=/; Domain=", "https://api.example.com/", "a=1")]
    [InlineData("a=1; Path=/x", "https://api.example.com/x/y", "a=1")]
    [InlineData("a=1; Path=/x/", "https://api.example.com/x/y", "a=1")]
    [InlineData("a=1; Path=/x/", "https://api.example.com/x", null)]
    [InlineData("a=1; Path=x", "https://api.example.com/a/b", "a=1")] // no absolute path: the default
    [InlineData("a=1; Path=", "https://api.example.com/a/b", "a=1")]
    [InlineData("a=1; Path=", "https://api.example.com/", null)]
    [InlineData("a=1; Path=/; Secure", "https://api.example.com/", "a=1")]
    [InlineData("a=1; Path=/; Secure", "http://api.example.com/", null)]
    [InlineData("a=1; path=/", "http://api.example.com:8080/", "a=1")]  // the port does not count
    [InlineData("a=1; HttpOnly; SameSite=Lax; Path=/", "https://api.example.com/", "a=1")]
    public void A_cookie_goes_where_it_belongs(string setCookie, string url, string? header) =>
        Assert.Equal(header, Jar(setCookie).HeaderFor(new Uri(url), Now));

    [Theory]
    [InlineData(" a = 1 ", "a=1")]
    [InlineData("a=\"x y\"", "a=\"x y\"")]
    [InlineData("a==b=", "a==b=")]
    [InlineData("a=", "a=")]
    [InlineData("a", null)]
    [InlineData("=1", null)]
    [InlineData("", null)]
    [InlineData("a=1\r\nX: y", null)]
    [InlineData("a=\0", null)]
    [InlineData("a=中", null)]
    public void A_cookie_is_a_name_and_a_value(string setCookie, string? header) =>
        Assert.Equal(header, Jar(setCookie).HeaderFor(Origin, Now));

    [Theory]
    [InlineData("a=1; Max-Age=10", 9, true)]
    [InlineData("a=1; Max-Age=10", 10, false)]
    [InlineData("a=1; Max-Age=0", 0, false)]
    [InlineData("a=1; Max-Age=-1", 0, false)]
    [InlineData("a=1; Max-Age=99999999999999999999", 1_000_000_000, true)]
    [InlineData("a=1; Max-Age=x", 1_000_000_000, true)]  // ignored: until the program closes
    [InlineData("a=1; Max-Age=", 1_000_000_000, true)]
    [InlineData("a=1; Expires=Tue, 14 Nov 2023 22:13:30 GMT", 9, true)]
    [InlineData("a=1; Expires=Tue, 14 Nov 2023 22:13:30 GMT", 10, false)]
    [InlineData("a=1; Expires=Tue, 14 Nov 2023 22:13:30 GMT; Max-Age=20", 15, true)] // Max-Age counts
    [InlineData("a=1; Max-Age=20; Expires=Thu, 01 Jan 1970 00:00:00 GMT", 15, true)]
    [InlineData("a=1; Max-Age=20; Max-Age=x", 21, false)] // what is no number takes nothing back
    [InlineData("a=1; Expires=Tue, 14 Nov 2023 22:13:30 GMT; Expires=soon", 11, false)]
    [InlineData("a=1; Expires=soon", 1_000_000_000, true)]
    public void A_cookie_goes_until_its_time_is_over(string setCookie, int later, bool goes) =>
        Assert.Equal(goes ? "a=1" : null, Jar(setCookie).HeaderFor(Origin, Now + later));

    [Theory] // RFC 6265 section 5.1.1
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", 0L)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777L)]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777L)]
    [InlineData("Sun Nov  6 08:49:37 1994", 784_111_777L)]
    [InlineData("6 november 1994 8:49:37", 784_111_777L)]
    [InlineData("Thu, 29 Feb 2024 00:00:00 GMT", 1_709_164_800L)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799L)]
    [InlineData("01 Jan 69 00:00:00", 3_124_224_000L)]
    [InlineData("01 Jan 70 00:00:00", 0L)]
    [InlineData("Wed, 29 Feb 2023 00:00:00 GMT", null)]
    [InlineData("31 Apr 2023 00:00:00", null)]
    [InlineData("01 Jan 1600 00:00:00", null)]
    [InlineData("01 Jan 2023 24:00:00", null)]
    [InlineData("01 Jan 2023 00:60:00", null)]
    [InlineData("01 Jan 2023 00:00:60", null)]
    [InlineData("01 Jan 2023 1x:00:00", null)]
    [InlineData("01 Jan 2023 00:1x:00", null)]
    [InlineData("01 Jan 2023 00:00:1x", 1_672_531_201L)] // what follows the seconds does not count
    [InlineData("01 Jan 2023 00:00", null)]
    [InlineData("01 Jan 2023", null)]
    [InlineData("01 2023 00:00:00", null)]
    [InlineData("Jan 2023 00:00:00", null)]
    [InlineData("01 Jan 00:00:00", null)]
    [InlineData("00 Jan 2023 00:00:00", null)]
    [InlineData("32 Jan 2023 00:00:00", null)]
    [InlineData("29 Feb 2000 00:00:00", 951_782_400L)]   // a century that 400 divides has the day
    [InlineData("29 Feb 2100 00:00:00", null)]           // another has not
    [InlineData("", null)]
    public void Dates_are_read_as_servers_write_them(string text, long? seconds) => Assert.Equal(seconds, CookieDate.Read(text));

    [Property]
    public void Every_second_of_four_centuries_is_read_back(uint offset)
    {
        var seconds = offset * 3L;
        var text = DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(seconds, CookieDate.Read(text));
    }

    [Fact]
    public void A_new_value_takes_the_place_of_the_old_and_the_longest_path_comes_first()
    {
        var jar = Jar("a=1; Path=/", "b=2; Path=/", "c=3; Path=/a/b").With(Origin, ["a=9; Path=/"], Now);
        Assert.Equal("c=3; a=9; b=2", jar.HeaderFor(Origin, Now));
        Assert.Equal("c=3; b=2", jar.With(Origin, ["a=; Path=/; Max-Age=0"], Now).HeaderFor(Origin, Now));
    }

    [Fact]
    public void A_jar_never_changes()
    {
        var jar = Jar("a=1");
        jar.With(Origin, ["a=2", "b=3"], Now);
        Assert.Equal("a=1", jar.HeaderFor(Origin, Now));
        Assert.Same(jar, jar.With(Origin, [], Now));
    }

    [Fact]
    public void A_jar_is_bounded_and_the_oldest_go_first()
    {
        var jar = Jar([.. Enumerable.Range(0, 60).Select(index => $"n{index}=1")]);
        Assert.Equal(CookieJar.MostOfOneDomain, jar.Count);
        Assert.StartsWith("n10=1; n11=1", jar.HeaderFor(Origin, Now));
        for (var host = 0; host < 100; host++)
            jar = jar.With(new Uri($"https://h{host}.example.org/"), [.. Enumerable.Range(0, 50).Select(index => $"n{index}=1")], Now);
        Assert.Equal(CookieJar.Most, jar.Count);
        Assert.Null(jar.HeaderFor(Origin, Now));
        Assert.NotNull(jar.HeaderFor(new Uri("https://h99.example.org/"), Now));
        Assert.Equal(0, CookieJar.Empty.With(Origin, ["a=" + new string('x', 5000)], Now).Count);
    }

    [Fact]
    public void Addresses_are_only_ever_themselves()
    {
        var jar = CookieJar.Empty.With(new Uri("https://1.2.3.4/"), ["a=1; Domain=3.4", "b=2; Domain=1.2.3.4"], Now);
        Assert.Equal("b=2", jar.HeaderFor(new Uri("https://1.2.3.4/"), Now));
    }

    [Fact]
    public void A_callers_own_Cookie_counts_more_than_the_jar()
    {
        Assert.Equal("a=1", Jar("a=1").Attach(Headers.Empty, Origin, Now).Find("cookie"));
        Assert.Equal("x=y", Jar("a=1").Attach(Headers.Of(("cookie", "x=y")), Origin, Now).Find("cookie"));
        Assert.Equal(Headers.Empty, Jar("a=1; Secure").Attach(Headers.Empty, new Uri("http://api.example.com/a/b"), Now));
    }

    [Property]
    public void Nothing_that_a_server_sets_breaks_a_request_or_reaches_another_host(string? setCookie, string? name)
    {
        var jar = Jar(setCookie ?? "", $"{name}=1; Path=/; Domain={name}", $"a={setCookie}; {name}");
        Assert.Null(jar.HeaderFor(new Uri("https://elsewhere.org/a/b"), Now));
        if (jar.HeaderFor(Origin, Now) is { } header) Assert.DoesNotContain(header, unit => unit is '\r' or '\n' or '\0' or > '~');
    }
}
