using FsCheck.Xunit;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class MapRuleSpecs
{
    // design, section 9
    [Theory]
    [InlineData("https://a.com", "http://127.0.0.1:9000", "https://a.com/x?y=1", "http://127.0.0.1:9000/x?y=1")]
    [InlineData("https://a.com/", "http://127.0.0.1:9000/", "https://a.com/x", "http://127.0.0.1:9000/x")]
    [InlineData("https://a.com", "http://127.0.0.1:9000", "https://a.com", "http://127.0.0.1:9000/")]
    [InlineData("https://a.com", "http://127.0.0.1:9000", "https://a.com?x", "http://127.0.0.1:9000/?x")]
    [InlineData("https://a.com", "http://127.0.0.1:9000/base", "https://a.com/x", "http://127.0.0.1:9000/base/x")]
    [InlineData("https://a.com/api", "http://127.0.0.1:9000", "https://a.com/api/x", "http://127.0.0.1:9000/x")]
    [InlineData("https://a.com/api", "http://127.0.0.1:9000", "https://a.com/api", "http://127.0.0.1:9000/")]
    [InlineData("https://a.com/api", "http://127.0.0.1:9000", "https://a.com/api?x", "http://127.0.0.1:9000/?x")]
    [InlineData("https://a.com/api/", "http://127.0.0.1:9000/v2/", "https://a.com/api/x", "http://127.0.0.1:9000/v2/x")]
    [InlineData("https://A.com:443", "http://127.0.0.1:9000", "https://a.com/x", "http://127.0.0.1:9000/x")]
    [InlineData("https://例子.测试", "http://127.0.0.1:9000", "https://xn--fsqu00a.xn--0zwm56d/x", "http://127.0.0.1:9000/x")]
    [InlineData("wss://a.com", "ws://[::1]:9000", "wss://a.com/x", "ws://[::1]:9000/x")]
    public void A_prefix_is_replaced(string from, string to, string url, string expected)
    {
        var (mapped, applied) = MapRule.Apply([new(from, to)], new Uri(url));
        Assert.Equal((expected, true), (mapped.AbsoluteUri, applied));
    }

    [Theory]
    [InlineData("https://a.com", "https://a.com.evil/x")]
    [InlineData("https://a.com", "https://sub.a.com/x")]
    [InlineData("https://a.com", "http://a.com/x")]
    [InlineData("https://a.com", "https://a.com:8443/x")]
    [InlineData("https://a.com", "wss://a.com/x")]
    [InlineData("https://a.com/api", "https://a.com/apix")]
    [InlineData("https://a.com/api", "https://a.com/API")]
    [InlineData("https://a.com/api", "https://a.com/")]
    [InlineData("a.com", "https://a.com/")]
    public void What_is_no_prefix_of_whole_hosts_and_segments_stays(string from, string url)
    {
        var (mapped, applied) = MapRule.Apply([new(from, "http://127.0.0.1:9000")], new Uri(url));
        Assert.Equal((new Uri(url), false), (mapped, applied));
    }

    [Fact]
    public void The_longest_prefix_wins_wherever_it_stands()
    {
        KeyValuePair<string, string>[] map =
            [new("https://a.com/api/v2", "http://h:3"), new("https://a.com", "http://h:1"), new("https://a.com/api", "http://h:2")];
        Assert.Equal("http://h:3/x", MapRule.Apply(map, new Uri("https://a.com/api/v2/x")).Url.AbsoluteUri);
        Assert.Equal("http://h:2/v3", MapRule.Apply(map, new Uri("https://a.com/api/v3")).Url.AbsoluteUri);
        Assert.Equal("http://h:1/y", MapRule.Apply(map, new Uri("https://a.com/y")).Url.AbsoluteUri);
    }

    [Property]
    public bool A_foreign_host_is_never_mapped(uint tail)
    {
        var url = new Uri($"https://a.com{(tail % 2 == 0 ? "." : "")}x{tail}.example/a.com");
        return MapRule.Apply([new("https://a.com", "http://127.0.0.1:1")], url) == (url, false);
    }

    [Property]
    public bool What_stands_behind_the_prefix_is_kept(byte[] path)
    {
        var rest = "/" + Convert.ToHexString(path) + "?q=" + path.Length;
        return MapRule.Apply([new("https://a.com/p", "http://b.com/q")], new Uri("https://a.com/p" + rest)).Url == new Uri("http://b.com/q" + rest);
    }

    [Theory]
    [InlineData("https://a.com", "nowhere")]
    [InlineData("https://a.com?x=1", "http://127.0.0.1:9000")]
    [InlineData("https://a.com/?", "http://127.0.0.1:9000")]
    public void An_entry_that_leads_nowhere_or_has_a_query_applies_to_nothing(string from, string to)
    {
        var url = new Uri("https://a.com/x?x=1");
        Assert.Equal((url, false), MapRule.Apply([new(from, to)], url));
    }
}
