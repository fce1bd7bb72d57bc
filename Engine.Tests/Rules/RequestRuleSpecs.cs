using System.Text;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class RequestRuleSpecs
{
    private const string Url = "https://api.example.com/p";

    private static Verdict<RequestPlan> Judge(string platform, params (string Name, Argument Value)[] options) =>
        RequestRule.Judge(Profiles.Of(platform), Profiles.Program, Argument.Object([("url", Argument.Of(Url)), .. options]));

    private static readonly Argument Data = Argument.Object(("id", Argument.Of(7)), ("o", Argument.Object(("k", Argument.Of("v")))));

    [Theory]
    [InlineData("wechat", "application/json", 60)]
    [InlineData("baidu", "application/json", 60)]
    [InlineData("alipay", "application/x-www-form-urlencoded", 30)] // seed; decision 5
    public void A_bare_url_is_a_GET_with_the_platforms_defaults(string platform, string contentType, int seconds)
    {
        var verdict = Judge(platform);
        var plan = verdict.Plan();
        Assert.Empty(verdict.Diagnostics);
        Assert.Equal((Url, "GET", contentType), (plan.Url.AbsoluteUri, plan.Method, plan.Headers.Find("Content-Type")));
        Assert.Equal(("json", "text", TimeSpan.FromSeconds(seconds)), (plan.DataType, plan.ResponseType, plan.Timeout));
        Assert.Null(plan.Body);
        Assert.False(plan.PrivateAddresses || plan.AnyCertificate);
    }

    // reference/wechat.md 2.2: by content type, not by method; only GET becomes a query
    [Theory]
    [InlineData("wechat", "get", "", Url + "?id=7&o=%7B%22k%22%3A%22v%22%7D", null)]
    [InlineData("alipay", "GET", "", Url + "?id=7&o=%7B%22k%22%3A%22v%22%7D", null)]
    [InlineData("wechat", "post", "", Url, """{"id":7,"o":{"k":"v"}}""")]
    [InlineData("wechat", "PUT", "", Url, """{"id":7,"o":{"k":"v"}}""")]
    [InlineData("wechat", "DELETE", "", Url, """{"id":7,"o":{"k":"v"}}""")]
    [InlineData("wechat", "HEAD", "", Url, """{"id":7,"o":{"k":"v"}}""")]
    [InlineData("wechat", "TRACE", "", Url, null)]                  // RFC 9110 section 9.3.8: no content
    [InlineData("alipay", "POST", "", Url, "id=7&o=%5Bobject%20Object%5D")]
    [InlineData("alipay", "PUT", "", Url, "id=7&o=%5Bobject%20Object%5D")] // decision 27
    [InlineData("alipay", "POST", "application/json", Url, """{"id":7,"o":{"k":"v"}}""")]
    [InlineData("wechat", "POST", "application/x-www-form-urlencoded", Url, "id=7&o=%5Bobject%20Object%5D")]
    public void Data_goes_where_method_and_content_type_say(string platform, string method, string contentType, string url, string? body)
    {
        var header = contentType.Length == 0 ? Argument.Undefined : Argument.Object(("Content-Type", Argument.Of(contentType)));
        var plan = Judge(platform, ("method", Argument.Of(method)), ("data", Data), ("header", header)).Plan();
        Assert.Equal((url, method.ToUpperInvariant()), (plan.Url.AbsoluteUri, plan.Method));
        Assert.Equal(body, plan.Body is null ? null : Encoding.UTF8.GetString(plan.Body));
        Assert.Single(plan.Headers, field => field.Key == "content-type");
    }

    [Theory]
    [InlineData("PATCH")] // decision 32; reference/wechat.md 2.1
    [InlineData("BREW")]
    [InlineData("GET /x HTTP/1.1\r\nHost")]
    public void A_method_that_the_platform_lacks_fails(string method)
    {
        var failure = Judge("wechat", ("method", Argument.Of(method))).Failure();
        Assert.Equal((FailureKind.InvalidMethod, "request:fail method is invalid"), (failure.Kind, failure.Message));
    }

    [Fact]
    public void Empty_strings_mean_the_default() // reference/runtime.md 11
    {
        var plan = Judge("wechat", ("method", Argument.Of("")), ("dataType", Argument.Of("")), ("responseType", Argument.Of("")), ("timeout", Argument.Of(0))).Plan();
        Assert.Equal(("GET", "json", "text", 60.0), (plan.Method, plan.DataType, plan.ResponseType, plan.Timeout.TotalSeconds));
    }

    [Fact]
    public void Forms_of_the_answer_are_read_in_any_case_and_where_the_platform_has_them()
    {
        var plan = Judge("wechat", ("dataType", Argument.Of("TEXT")), ("responseType", Argument.Of("ArrayBuffer"))).Plan();
        Assert.Equal(("text", "arraybuffer"), (plan.DataType, plan.ResponseType));
        var alipay = Judge("alipay", ("responseType", Argument.Of("arraybuffer")));
        Assert.Equal("text", alipay.Plan().ResponseType);
        Assert.Equal(["option-not-supported"], alipay.Rules());
    }

    [Fact]
    public void Alipay_takes_headers_and_its_alias()
    {
        // decision 16
        Argument Header(string value) => Argument.Object(("X-A", Argument.Of(value)));
        Assert.Equal("1", Judge("alipay", ("headers", Header("1"))).Plan().Headers.Find("x-a"));
        Assert.Equal("2", Judge("alipay", ("header", Header("2"))).Plan().Headers.Find("x-a"));
        Assert.Equal("1", Judge("alipay", ("header", Header("2")), ("headers", Header("1"))).Plan().Headers.Find("x-a"));
        var wechat = Judge("wechat", ("headers", Header("1")));
        Assert.Null(wechat.Plan().Headers.Find("x-a"));
        Assert.Equal(["option-not-supported"], wechat.Rules());
    }

    [Fact]
    public void Where_a_jar_is_kept_a_Cookie_counts_only_with_enableCookie()
    {
        // decision 32
        var header = Argument.Object(("Cookie", Argument.Of("a=1")));
        var dropped = Judge("alipay", ("header", header));
        Assert.Null(dropped.Plan().Headers.Find("cookie"));
        Assert.Equal(["cookie-needs-enable-cookie"], dropped.Rules());
        Assert.Equal("a=1", Judge("alipay", ("header", header), ("enableCookie", Argument.Of(true))).Plan().Headers.Find("cookie"));
        Assert.Equal("a=1", Judge("wechat", ("header", header)).Plan().Headers.Find("cookie"));

        // A platform that keeps a jar and has no such option: nothing makes the caller's own count.
        var without = Profiles.WeChat with { Http = Profiles.WeChat.Http with { Cookies = true } };
        var options = Argument.Object(("url", Argument.Of(Url)), ("header", header), ("enableCookie", Argument.Of(true)));
        Assert.Null(RequestRule.Judge(without, Profiles.Program, options).Plan().Headers.Find("cookie"));
    }

    [Fact]
    public void A_query_that_makes_the_url_too_long_fails() =>
        Assert.Equal(FailureKind.InvalidUrl, Judge("wechat", ("data", Argument.Object(("x", Argument.Of(new string('a', 9000)))))).Failure().Kind);

    [Fact]
    public void Data_that_is_a_function_or_nested_without_end_fails()
    {
        Assert.Equal("request:fail data should not be Function", Judge("wechat", ("data", Argument.Function)).Failure().Message);
        var deep = Argument.Of(1);
        for (var level = 0; level < 1_000_000; level++) deep = Argument.Array(deep);
        foreach (var method in new[] { "GET", "POST" })
            Assert.Equal(FailureKind.InvalidBody,
                Judge("wechat", ("method", Argument.Of(method)), ("data", Argument.Object(("x", deep)))).Failure().Kind);
    }

    [Fact]
    public void Missing_and_wrong_arguments_are_told_in_WeChats_words() // reference/wechat.md 8
    {
        string Message(Argument options) => RequestRule.Judge(Profiles.WeChat, Profiles.Program, options).Failure().Message;
        Assert.Equal("request:fail parameter error: parameter.url should be String instead of Undefined;", Message(Argument.Object()));
        Assert.Equal("request:fail parameter error: parameter should be Object instead of Undefined;", Message(Argument.Undefined));
        Assert.Equal("request:fail invalid url \"\"", Message(Argument.Object(("url", Argument.Of("")))));
    }

    [Fact]
    public void The_devtools_switch_and_the_map_reach_the_plan()
    {
        var plan = RequestRule.Judge(Profiles.WeChat, Profiles.Unchecked, Argument.Object(("url", Argument.Of("http://other.example.org:8080/")))).Plan();
        Assert.True(plan.AnyCertificate);
        Assert.False(plan.PrivateAddresses);
        var program = Profiles.Mapped(("https://api.example.com", "http://127.0.0.1:9000"));
        plan = RequestRule.Judge(Profiles.WeChat, program, Argument.Object(("url", Argument.Of(Url)), ("data", Data))).Plan();
        Assert.Equal("http://127.0.0.1:9000/p?id=7&o=%7B%22k%22%3A%22v%22%7D", plan.Url.AbsoluteUri);
        Assert.True(plan.PrivateAddresses);
        Assert.False(plan.AnyCertificate);
    }

    [Theory] // reference/wechat.md 2.1
    [InlineData("wechat", "manual", true, true, 0)]
    [InlineData("wechat", "follow", false, true, 0)]
    [InlineData("wechat", "error", false, true, 0)]
    [InlineData("alipay", "manual", false, false, 2)]
    [InlineData("baidu", "manual", false, false, 2)]
    public void Redirects_by_hand_and_chunks_are_there_where_the_platform_has_them(string platform, string redirect, bool manual, bool chunked, int diagnostics)
    {
        var verdict = Judge(platform, ("redirect", Argument.Of(redirect)), ("enableChunked", Argument.Of(true)));
        Assert.Equal((manual, chunked, diagnostics), (verdict.Plan().RedirectManual, verdict.Plan().EnableChunked, verdict.Diagnostics.Count));
    }

    [Fact]
    public void The_plan_knows_the_callers_own_url_beside_the_mapped_one()
    {
        var options = Argument.Object(("url", Argument.Of(Url + "#top")), ("data", Argument.Object(("a", Argument.Of(1)))));
        var plan = RequestRule.Judge(Profiles.WeChat, Profiles.Mapped(("https://api.example.com", "http://127.0.0.1:9000")), options).Plan();
        Assert.Equal((Url + "?a=1", "http://127.0.0.1:9000/p?a=1"), (plan.Own.AbsoluteUri, plan.Url.AbsoluteUri));
    }
}
