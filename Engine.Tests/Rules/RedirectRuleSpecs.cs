using FsCheck.Xunit;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

[Trait("Fault", "33")]
public sealed class RedirectRuleSpecs
{
    private static readonly ProgramSettings Program = Profiles.Program with
    {
        Domains = Profiles.Program.Domains with { Request = ["https://api.example.com", "https://other.example.com", "https://api.example.com:8443"] },
    };

    private static Hop First(string method = "GET", HopBody body = HopBody.None, params (string Name, string Value)[] headers) => new()
    {
        Own = new Uri("https://api.example.com/a/b?c=d"),
        Url = new Uri("https://api.example.com/a/b?c=d"),
        Method = method,
        Headers = Headers.Of(headers),
        Body = body,
    };

    private static Redirect Next(Hop hop, int status, string? location, ProgramSettings? program = null) => RedirectRule.Next(
        Profiles.WeChat, program ?? Program, "request", hop, status, location is null ? Headers.Empty : Headers.Of(("location", location)));

    private static Hop Followed(Redirect redirect) => Assert.IsType<Redirect.Follow>(redirect).Next;

    private static Failure Refused(Redirect redirect) => Assert.IsType<Redirect.Refuse>(redirect).Failure;

    [Theory] // RFC 9110 section 15.4
    [InlineData(301, "GET", "GET")]
    [InlineData(301, "HEAD", "HEAD")]
    [InlineData(301, "POST", "GET")]
    [InlineData(301, "PUT", "PUT")]
    [InlineData(302, "POST", "GET")]
    [InlineData(302, "DELETE", "DELETE")]
    [InlineData(303, "GET", "GET")]
    [InlineData(303, "HEAD", "HEAD")]
    [InlineData(303, "POST", "GET")]
    [InlineData(303, "PUT", "GET")]
    [InlineData(307, "POST", "POST")]
    [InlineData(307, "GET", "GET")]
    [InlineData(308, "POST", "POST")]
    [InlineData(308, "PUT", "PUT")]
    public void The_method_is_what_the_status_says_and_the_body_goes_with_it(int status, string method, string expected)
    {
        var next = Followed(Next(First(method, HopBody.Again, ("Content-Type", "text/plain"), ("Content-Language", "zh"), ("X-A", "1")), status, "/x"));
        var kept = method == expected;
        Assert.Equal((expected, kept ? HopBody.Again : HopBody.None), (next.Method, next.Body));
        Assert.Equal(kept ? "text/plain" : null, next.Headers.Find("content-type"));
        Assert.Equal(kept ? "zh" : null, next.Headers.Find("content-language"));
        Assert.Equal("1", next.Headers.Find("x-a"));
    }

    [Theory]
    [InlineData(307, "POST")]
    [InlineData(308, "PUT")]
    [InlineData(302, "PUT")]
    public void A_body_that_is_gone_is_not_sent_again(int status, string method) =>
        Assert.Equal(FailureKind.InvalidBody, Refused(Next(First(method, HopBody.Once), status, "/x")).Kind);

    [Fact]
    public void A_body_that_is_gone_is_not_missed_by_a_GET() => Assert.Equal("GET", Followed(Next(First("POST", HopBody.Once), 303, "/x")).Method);

    [Theory]
    [InlineData(200, "/x")]
    [InlineData(204, "/x")]
    [InlineData(300, "/x")]
    [InlineData(304, "/x")]
    [InlineData(305, "/x")]
    [InlineData(306, "/x")]
    [InlineData(404, "/x")]
    [InlineData(301, null)] // decision 33: a 3xx without Location is a success
    [InlineData(302, "")]
    [InlineData(307, "  ")]
    public void Everything_else_is_the_answer(int status, string? location) => Assert.IsType<Redirect.Stop>(Next(First(), status, location));

    [Fact]
    public void By_hand_means_that_the_redirect_is_the_answer() => Assert.IsType<Redirect.Stop>(Next(First() with { Manual = true }, 302, "/x"));

    [Theory]
    [InlineData("/x", "https://api.example.com/x")]
    [InlineData("x", "https://api.example.com/a/x")]
    [InlineData("../x", "https://api.example.com/x")]
    [InlineData("?e=f", "https://api.example.com/a/b?e=f")]
    [InlineData("#top", "https://api.example.com/a/b?c=d")]
    [InlineData("/x#top", "https://api.example.com/x")]
    [InlineData(" /x ", "https://api.example.com/x")]
    [InlineData("/路", "https://api.example.com/%E8%B7%AF")]
    [InlineData("//other.example.com/x", "https://other.example.com/x")]
    [InlineData("https://other.example.com/x#top", "https://other.example.com/x")]
    [InlineData("HTTPS://OTHER.example.com", "https://other.example.com/")]
    public void A_location_is_read_from_where_it_was_sent(string location, string expected)
    {
        var next = Followed(Next(First(), 302, location));
        Assert.Equal((expected, expected, 1), (next.Own.AbsoluteUri, next.Url.AbsoluteUri, next.Redirects));
    }

    [Theory] // decisions 14 and 33; faults 33
    [InlineData("http://api.example.com/x", FailureKind.InsecureScheme)]
    [InlineData("file:///etc/passwd", FailureKind.UrlScheme)]
    [InlineData("ws://api.example.com/x", FailureKind.UrlScheme)]
    [InlineData("wss://api.example.com/x", FailureKind.UrlScheme)]
    [InlineData("javascript:alert(1)", FailureKind.UrlScheme)]
    [InlineData("data:text/plain,x", FailureKind.UrlScheme)]
    [InlineData("https://unlisted.example.com/x", FailureKind.DomainNotListed)]
    [InlineData("//unlisted.example.com/x", FailureKind.DomainNotListed)]
    [InlineData("https://api.example.com:444/x", FailureKind.DomainNotListed)]
    [InlineData("https://127.0.0.1/x", FailureKind.PrivateAddress)]
    [InlineData("https://0x7f000001/x", FailureKind.PrivateAddress)]
    [InlineData("//[::ffff:10.0.0.1]/x", FailureKind.PrivateAddress)]
    [InlineData("https://localhost/x", FailureKind.PrivateAddress)]
    [InlineData("https://8.8.8.8/x", FailureKind.DomainNotListed)]
    [InlineData("https://api.example.com@evil.example.com/x", FailureKind.InvalidUrl)]
    [InlineData("https://", FailureKind.InvalidUrl)]
    [InlineData("//[::1", FailureKind.InvalidUrl)]
    [InlineData("//other.example.com:99999/", FailureKind.InvalidUrl)]
    [InlineData("https:///x", FailureKind.InvalidUrl)]
    public void Each_hop_is_judged_like_the_scripts_own_url(string location, FailureKind kind) =>
        Assert.Equal(kind, Refused(Next(First(), 302, location)).Kind);

    [Fact]
    public void Private_addresses_are_refused_even_with_the_devtools_switch_and_reached_where_the_host_allows_them()
    {
        var open = Program with { UrlCheck = false };
        Assert.Equal(FailureKind.PrivateAddress, Refused(Next(First(), 302, "http://127.0.0.1:9000/", open)).Kind);
        Assert.False(Followed(Next(First() with { PrivateAddresses = true }, 302, "http://unlisted.example.com/", open)).PrivateAddresses);
        Assert.True(Followed(Next(First(), 302, "http://127.0.0.1:9000/", open with { PrivateAddresses = true })).PrivateAddresses);
    }

    [Fact]
    public void The_host_map_applies_to_each_hop()
    {
        var mapped = Program with { Map = [new("https://other.example.com", "http://127.0.0.1:9000")] };
        var next = Followed(Next(First(), 302, "https://other.example.com/x", mapped));
        Assert.Equal(("https://other.example.com/x", "http://127.0.0.1:9000/x", true), (next.Own.AbsoluteUri, next.Url.AbsoluteUri, next.PrivateAddresses));
        Assert.False(Followed(Next(next, 302, "https://api.example.com/y", mapped)).PrivateAddresses);
        Assert.Equal(FailureKind.InsecureScheme, Refused(Next(next, 302, "http://127.0.0.1:9000/y", mapped)).Kind);
    }

    [Theory] // decision 27
    [InlineData("/x", true)]
    [InlineData("https://other.example.com/x", false)]
    [InlineData("https://api.example.com:8443/x", false)]
    public void Credentials_do_not_leave_their_origin(string location, bool kept)
    {
        var hop = First("GET", HopBody.None, ("authorization", "Basic x"), ("Cookie", "a=1"), ("X-A", "1"));
        var next = Followed(Next(hop, 302, location));
        Assert.Equal((kept ? "Basic x" : null, kept ? "a=1" : null, "1"),
            (next.Headers.Find("Authorization"), next.Headers.Find("Cookie"), next.Headers.Find("X-A")));
        var back = Followed(Next(next, 302, "https://api.example.com/z"));
        Assert.Equal(kept ? "Basic x" : null, back.Headers.Find("Authorization"));
    }

    [Fact]
    public void After_as_many_redirects_as_the_platform_follows_the_next_one_fails()
    {
        var hop = First();
        for (var redirect = 0; redirect < 10; redirect++) hop = Followed(Next(hop, 302, "/again"));
        var failure = Refused(Next(hop, 302, "/again"));
        Assert.Equal((FailureKind.TooManyRedirects, 10), (failure.Kind, hop.Redirects));
        Assert.IsType<Redirect.Stop>(Next(hop, 200, null));
    }

    [Fact]
    public void The_first_hop_is_that_of_the_plan()
    {
        var plan = RequestRule.Judge(Profiles.WeChat, Profiles.Program, Argument.Object(
            ("url", Argument.Of("https://api.example.com/p")), ("method", Argument.Of("POST")), ("data", Argument.Of("x")), ("redirect", Argument.Of("manual")))).Plan();
        var hop = Hop.Of(plan);
        Assert.Equal((plan.Own, plan.Url, "POST", HopBody.Again, true, 0), (hop.Own, hop.Url, hop.Method, hop.Body, hop.Manual, hop.Redirects));
    }

    [Property]
    public void No_location_makes_it_throw_or_leads_where_the_rules_for_urls_do_not(string? location)
    {
        switch (Next(First(), 302, location))
        {
            case Redirect.Follow(var next): Assert.Equal("https://api.example.com", next.Own.GetLeftPart(UriPartial.Authority)); break;
            case Redirect.Stop: Assert.True(string.IsNullOrWhiteSpace(location)); break;
            default: break;
        }
    }

    [Fact] // decision 27
    public void Credentials_do_not_leave_a_safe_connection_for_an_open_one_on_the_same_port()
    {
        var hop = First("GET", HopBody.None, ("Authorization", "Basic x"));
        Assert.Null(Followed(Next(hop, 302, "http://api.example.com:443/x", Program with { UrlCheck = false })).Headers.Find("Authorization"));
    }
}
