using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class DownloadRuleSpecs
{
    private const string Url = "https://down.example.com/d";

    private static Verdict<DownloadPlan> Judge(PlatformProfile profile, params (string Name, Argument Value)[] options) =>
        DownloadRule.Judge(profile, Profiles.Program, Argument.Object([.. options.Any(option => option.Name == "url") ? [] : new[] { ("url", Argument.Of(Url)) }, .. options]));

    [Theory]
    [InlineData("wechat", 200 << 20)]
    [InlineData("alipay", null)]
    [InlineData("baidu", 50 << 20)]
    public void A_bare_download_goes_to_a_temporary_file(string platform, int? most)
    {
        var verdict = Judge(Profiles.Of(platform));
        var plan = verdict.Plan();
        Assert.Empty(verdict.Diagnostics);
        Assert.Equal((Url, Url, TimeSpan.FromSeconds(60), (long?)most), (plan.Own.AbsoluteUri, plan.Url.AbsoluteUri, plan.Timeout, plan.MaxBytes));
        Assert.Null(plan.FilePath);
        Assert.Null(plan.Target);
        Assert.Null(plan.Headers.Find("content-type"));
    }

    [Theory]
    [InlineData("wechat", "wxfile://usr/a.png", "a.png")]
    [InlineData("wechat", "a/b.png", "a/b.png")] // decision 15: a relative path inside it
    [InlineData("alipay", "https://usr/a.png", "a.png")]
    [InlineData("baidu", "bdfile://usr/a.png", "a.png")]
    public void A_path_below_the_user_directory_is_where_it_goes(string platform, string path, string place)
    {
        var plan = Judge(Profiles.Of(platform), ("filePath", Argument.Of(path))).Plan();
        Assert.Equal((path, new FilePlace(FileRoot.User, place)), (plan.FilePath, plan.Target));
    }

    [Theory]
    [InlineData("wxfile://tmp_a.png")]
    [InlineData("wxfile://store_a.png")]
    [InlineData("wxfile://usr/../a.png")]
    [InlineData("wxfile://usr")]
    [InlineData("/tmp/a.png")]
    [InlineData("a/")]
    [InlineData("a\\b")]
    public void Nothing_else_can_be_written_to(string path)
    {
        var failure = Judge(Profiles.WeChat, ("filePath", Argument.Of(path))).Failure();
        Assert.Equal(FailureKind.FileDenied, failure.Kind);
    }

    [Fact]
    public void A_version_without_the_path_ignores_it() // reference/wechat.md 4.1: since 1.8.0
    {
        var verdict = Judge(Profiles.At(new Version(1, 7, 9)), ("filePath", Argument.Of("/etc/passwd")));
        Assert.Null(verdict.Plan().Target);
        Assert.Equal(["option-not-supported"], verdict.Rules());
    }

    [Fact]
    public void An_empty_path_is_none() => Assert.Null(Judge(Profiles.WeChat, ("filePath", Argument.Of(""))).Plan().Target);

    [Theory]
    [InlineData("https://up.example.com/d", FailureKind.DomainNotListed)]
    [InlineData("http://down.example.com/d", FailureKind.InsecureScheme)]
    [InlineData("https://10.0.0.1/d", FailureKind.PrivateAddress)]
    public void Its_url_is_judged_by_its_own_list(string url, FailureKind kind) =>
        Assert.Equal(kind, Judge(Profiles.WeChat, ("url", Argument.Of(url))).Failure().Kind);

    [Fact]
    public void A_header_is_judged_like_any_other()
    {
        var verdict = Judge(Profiles.WeChat, ("header", Argument.Object(("Referer", Argument.Of("x")), ("X-A", Argument.Of("1")))));
        Assert.Equal("1", verdict.Plan().Headers.Find("x-a"));
        Assert.Equal(["referer-not-settable"], verdict.Rules());
        Assert.Equal(FailureKind.InvalidHeader, Judge(Profiles.WeChat, ("header", Argument.Object(("X", Argument.Of("a\r\nB: c"))))).Failure().Kind);
    }

    [Theory]
    [InlineData("wechat", 404, null)] // any status is a success, and the body is written
    [InlineData("baidu", 500, null)]
    [InlineData("alipay", 399, null)]
    [InlineData("alipay", 404, 12)] // decision 32
    [InlineData("alipay", 500, 12)]
    public void A_status_is_a_failure_where_the_platform_says_so(string platform, int status, int? code)
    {
        var profile = Profiles.Of(platform);
        var failure = DownloadResultRule.FailureOf(profile, Judge(profile).Plan(), status, Headers.Of(("X-A", "1")));
        Assert.Equal(code, failure?.Code);
        if (code is null) return;
        Assert.Equal((FailureKind.HttpStatus, status, "1"), (failure!.Kind, failure.Answer!.StatusCode, failure.Answer.Headers.Find("x-a")));
    }

    [Theory]
    [InlineData("52428800", false)]
    [InlineData("52428801", true)]
    [InlineData("99999999999999999999", false)] // no number: the bytes are counted
    public void A_length_over_the_limit_fails_before_the_body(string length, bool fails)
    {
        var plan = Judge(Profiles.Baidu).Plan();
        Assert.Equal(fails ? FailureKind.TooLarge : null, DownloadResultRule.FailureOf(Profiles.Baidu, plan, 200, Headers.Of(("Content-Length", length)))?.Kind);
    }

    [Fact]
    public void One_path_is_told_the_callers_own_or_that_of_the_temporary_file() // decision 31
    {
        var temporary = DownloadResultRule.ResultOf(Profiles.WeChat, Judge(Profiles.WeChat).Plan(), 200, Headers.Of(("A", "1"), ("a", "2")), new(FileRoot.Temporary, "x.png"));
        Assert.Equal(new CallResult.Downloaded("wxfile://tmp_x.png", null, 200, Headers.Of(("A", "1, 2"))), temporary);
        var own = Judge(Profiles.WeChat, ("filePath", Argument.Of("wxfile://usr/./a.png"))).Plan();
        Assert.Equal(new CallResult.Downloaded(null, "wxfile://usr/./a.png", 404, Headers.Empty),
            DownloadResultRule.ResultOf(Profiles.WeChat, own, 404, Headers.Empty, own.Target!));
    }

    [Theory]
    [InlineData("wechat", 200, """{"a":1}""")]
    [InlineData("alipay", 500, "oops")] // decision 32: an upload is a success with any status
    [InlineData("baidu", 413, "")]
    public void The_data_of_an_upload_stays_text_with_any_status(string platform, int status, string body)
    {
        var uploaded = UploadResultRule.Decode(Profiles.Of(platform), status, Headers.Of(("Content-Type", "application/json")), System.Text.Encoding.UTF8.GetBytes(body)).Plan();
        Assert.Equal((status, body), (uploaded.StatusCode, uploaded.Data));
    }

    [Fact]
    public void A_platform_may_count_the_status_of_an_upload_as_a_failure()
    {
        var profile = Profiles.WeChat with { Http = Profiles.WeChat.Http with { UploadFailureStatus = 400 } };
        var failure = UploadResultRule.Decode(profile, 404, Headers.Empty, "gone"u8.ToArray()).Failure();
        Assert.Equal((FailureKind.HttpStatus, Argument.Of("gone")), (failure.Kind, failure.Answer!.Data));
    }

    [Fact]
    public void An_answer_in_another_charset_is_read_by_it() =>
        Assert.Equal("中", UploadResultRule.Decode(Profiles.WeChat, 200, Headers.Of(("Content-Type", "text/plain; charset=gbk")), [0xD6, 0xD0]).Plan().Data);

    [Fact]
    public void The_head_of_a_response_has_each_cookie_apart()
    {
        var head = HeadRule.Of(200, Headers.Of(("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")));
        Assert.Equal(["a=1", "b=2"], head.Cookies);
        Assert.Equal("a=1, b=2", head.Headers.Find("set-cookie"));
    }

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public void Without_a_url_that_is_text_a_download_fails(string platform)
    {
        var failure = DownloadRule.Judge(Profiles.Of(platform), Profiles.Program, Argument.Object(("url", Argument.Of(5)))).Failure();
        Assert.Equal(FailureKind.Parameter, failure.Kind);
        Assert.Contains("parameter.url should be String instead of Number", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_and_the_devtools_switch_reach_the_plan_of_a_download()
    {
        var options = Argument.Object(("url", Argument.Of(Url)));
        var mapped = DownloadRule.Judge(Profiles.WeChat, Profiles.Mapped(("https://down.example.com", "http://127.0.0.1:9000")), options).Plan();
        Assert.Equal((Url, "http://127.0.0.1:9000/d", true, false), (mapped.Own.AbsoluteUri, mapped.Url.AbsoluteUri, mapped.PrivateAddresses, mapped.AnyCertificate));
        Assert.True(DownloadRule.Judge(Profiles.WeChat, Profiles.Unchecked, options).Plan().AnyCertificate);
    }
}
