using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class UploadRuleSpecs
{
    private const string Url = "https://up.example.com/u";

    private static string FileOf(string platform) => platform switch
    {
        "alipay" => "https://resource/apml7.image",
        "baidu" => "bdfile://tmp_7.png",
        _ => "wxfile://tmp_7.png",
    };

    private static Verdict<UploadPlan> Judge(string platform, params (string Name, Argument Value)[] options)
    {
        (string Name, Argument Value)[] standard =
            [("url", Argument.Of(Url)), ("filePath", Argument.Of(FileOf(platform))), ("name", Argument.Of("f")), ("fileType", Argument.Of("image"))];
        var given = options.Select(option => option.Name).ToHashSet();
        var own = standard.Where(option => !given.Contains(option.Name) && (option.Name != "fileType" || platform == "alipay"));
        return UploadRule.Judge(Profiles.Of(platform), Profiles.Program, Argument.Object([.. own, .. options]));
    }

    [Theory]
    [InlineData("wechat", "tmp_7.png", "image/png", 60, null)]
    [InlineData("baidu", "tmp_7.png", "image/png", 60, 25 << 20)]
    [InlineData("alipay", "apml7.image", "application/octet-stream", 60, null)]
    public void A_bare_upload_has_the_platforms_defaults(string platform, string fileName, string type, int seconds, int? most)
    {
        var verdict = Judge(platform);
        var plan = verdict.Plan();
        Assert.Empty(verdict.Diagnostics);
        Assert.Equal((Url, Url, "f", FileOf(platform)), (plan.Own.AbsoluteUri, plan.Url.AbsoluteUri, plan.Name, plan.FilePath));
        Assert.Equal((fileName, type, TimeSpan.FromSeconds(seconds), (long?)most), (plan.FileName, plan.FileContentType, plan.Timeout, plan.MaxBytes));
        Assert.Equal(FileRoot.Temporary, plan.File.Root);
        Assert.Empty(plan.Fields);
        Assert.Null(plan.Headers.Find("content-type"));
        Assert.NotNull(plan.Headers.Find("referer"));
        Assert.Equal(platform == "alipay" ? "image" : null, plan.FileType);
    }

    // decision 8; seed: fileType 是 支付宝, image / video / audio
    [Theory]
    [InlineData(null, "无效参数：parameter.fileType should be image/video/audio instead of Undefined;")]
    [InlineData("", "无效参数：parameter.fileType should be image/video/audio instead of \"\";")]
    [InlineData("text", "无效参数：parameter.fileType should be image/video/audio instead of \"text\";")]
    public void Alipay_fails_without_a_file_type_that_it_knows(string? fileType, string message)
    {
        var failure = Judge("alipay", ("fileType", Argument.Of(fileType))).Failure();
        Assert.Equal((FailureKind.Parameter, message, 11), (failure.Kind, failure.Message, failure.Code));
    }

    [Theory]
    [InlineData("image")]
    [InlineData("video")]
    [InlineData("audio")]
    public void Alipay_takes_the_three_file_types(string fileType) =>
        Assert.Equal(fileType, Judge("alipay", ("fileType", Argument.Of(fileType))).Plan().FileType);

    [Theory]
    [InlineData("wechat")]
    [InlineData("baidu")]
    public void Elsewhere_a_file_type_is_ignored_with_a_diagnostic(string platform)
    {
        var verdict = Judge(platform, ("fileType", Argument.Of("image")));
        Assert.Null(verdict.Plan().FileType);
        Assert.Equal(["option-not-supported"], verdict.Rules());
    }

    [Fact]
    public void Alipays_old_name_of_the_name_still_counts_and_the_new_one_wins() // decision 16
    {
        var old = Judge("alipay", ("name", Argument.Undefined), ("fileName", Argument.Of("old")));
        Assert.Equal("old", old.Plan().Name);
        Assert.Empty(old.Diagnostics);
        Assert.Equal("new", Judge("alipay", ("name", Argument.Of("new")), ("fileName", Argument.Of("old"))).Plan().Name);
        Assert.Equal(FailureKind.Parameter, Judge("wechat", ("name", Argument.Undefined), ("fileName", Argument.Of("old"))).Failure().Kind);
        Assert.Equal(FailureKind.Parameter, Judge("alipay", ("name", Argument.Undefined), ("fileName", Argument.Of(5))).Failure().Kind);
    }

    public static TheoryData<string, string[], string[]> FormData => new()
    {
        { "wechat", ["s=v", "n=1.5", "b=[object Boolean]", "z=[object Null]", "u=[object Undefined]", "o=[object Object]", "a=[object Array]"], [] },
        { "baidu", ["s=v", "n=1.5", "b=true", "z=null", "u=undefined", "o=[object Object]", "a=1,2"], ["form-value-not-string"] },
        { "alipay", ["s=v", "n=1.5", "b=true", "z=null", "u=undefined", "o=[object Object]", "a=1,2"], ["form-value-not-string"] },
    };

    [Theory, MemberData(nameof(FormData))]
    public void Form_data_becomes_text_like_the_values_of_headers(string platform, string[] fields, string[] rules) // reference/wechat.md 1.5
    {
        var verdict = platform == "baidu" ? JudgeBaiduToText() : Judge(platform, ("formData", Data));
        Assert.Equal(fields, verdict.Plan().Fields.Select(field => $"{field.Key}={field.Value}"));
        Assert.Equal(rules, verdict.Rules().Distinct());
    }

    private static readonly Argument Data = Argument.Object(
        ("s", Argument.Of("v")), ("n", Argument.Of(1.5)), ("b", Argument.Of(true)), ("z", Argument.Null), ("u", Argument.Undefined),
        ("o", Argument.Object()), ("a", Argument.Array(Argument.Of(1), Argument.Of(2))));

    private static Verdict<UploadPlan> JudgeBaiduToText() => UploadRule.Judge(
        Profiles.Baidu with { Headers = Profiles.Alipay.Headers }, Profiles.Program,
        Argument.Object(("url", Argument.Of(Url)), ("filePath", Argument.Of("a.png")), ("name", Argument.Of("f")), ("formData", Data)));

    [Fact]
    public void Form_data_that_is_no_object_is_dropped()
    {
        var verdict = Judge("wechat", ("formData", Argument.Of("a=1")));
        Assert.Empty(verdict.Plan().Fields);
        Assert.Equal(["option-type"], verdict.Rules());
    }

    [Fact]
    public void A_content_type_of_the_callers_own_is_dropped_with_a_diagnostic()
    {
        var verdict = Judge("wechat", ("header", Argument.Object(("Content-Type", Argument.Of("text/plain")), ("X-A", Argument.Of("1")))));
        Assert.Null(verdict.Plan().Headers.Find("content-type"));
        Assert.Equal("1", verdict.Plan().Headers.Find("x-a"));
        Assert.Equal(["upload-content-type-not-settable"], verdict.Rules());
    }

    [Fact]
    public void Alipay_takes_headers_too() =>
        Assert.Equal("1", Judge("alipay", ("headers", Argument.Object(("X-A", Argument.Of("1"))))).Plan().Headers.Find("x-a"));

    [Theory]
    [InlineData("wechat", "timeout", 5)]
    [InlineData("alipay", "timeout", 5)]
    [InlineData("baidu", "timeout", 60)] // decision 17
    public void A_time_limit_of_the_call_counts_where_the_platform_has_it(string platform, string option, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Judge(platform, (option, Argument.Of(5000))).Plan().Timeout);

    [Theory]
    [InlineData("https://api.example.com/u", FailureKind.DomainNotListed)] // the list of request is another list
    [InlineData("http://up.example.com/u", FailureKind.InsecureScheme)]
    [InlineData("ftp://up.example.com/u", FailureKind.UrlScheme)]
    [InlineData("https://127.0.0.1/u", FailureKind.PrivateAddress)]
    [InlineData("u.php", FailureKind.InvalidUrl)]
    public void Its_url_is_judged_by_its_own_list(string url, FailureKind kind) =>
        Assert.Equal(kind, Judge("wechat", ("url", Argument.Of(url))).Failure().Kind);

    [Theory]
    [InlineData("../../etc/passwd", FailureKind.FileDenied)]
    [InlineData("/etc/passwd", FailureKind.FileDenied)]
    [InlineData("wxfile://tmp_?", FailureKind.FileNotFound)]
    [InlineData("wxfile://usr/", FailureKind.FileNotFound)]
    [InlineData("bdfile://tmp_7.png", FailureKind.FileDenied)] // another platform's
    public void A_path_that_means_no_file_fails_before_anything_is_sent(string path, FailureKind kind) =>
        Assert.Equal(kind, Judge("wechat", ("filePath", Argument.Of(path))).Failure().Kind);

    [Fact]
    public void What_is_missing_is_told_in_WeChats_words() // reference/wechat.md 1.2
    {
        var failure = UploadRule.Judge(Profiles.WeChat, Profiles.Program, Argument.Object(("url", Argument.Of(Url)))).Failure();
        Assert.Equal("uploadFile:fail parameter error: parameter.filePath should be String instead of Undefined;"
            + "parameter.name should be String instead of Undefined;", failure.Message);
    }

    [Fact]
    public void A_mapped_url_may_be_private_and_devtools_trusts_any_certificate()
    {
        var options = Argument.Object(("url", Argument.Of(Url)), ("filePath", Argument.Of("a")), ("name", Argument.Of("f")));
        var mapped = UploadRule.Judge(Profiles.WeChat, Profiles.Mapped(("https://up.example.com", "http://127.0.0.1:9000")), options).Plan();
        Assert.Equal((Url, "http://127.0.0.1:9000/u", true, false), (mapped.Own.AbsoluteUri, mapped.Url.AbsoluteUri, mapped.PrivateAddresses, mapped.AnyCertificate));
        Assert.True(UploadRule.Judge(Profiles.WeChat, Profiles.Unchecked, options).Plan().AnyCertificate);
    }

    [Fact]
    public void A_strict_program_fails_for_what_would_be_ignored()
    {
        var options = Argument.Object(("url", Argument.Of(Url)), ("filePath", Argument.Of("a")), ("name", Argument.Of("f")), ("fileType", Argument.Of("image")));
        Assert.Equal(FailureKind.Strict, UploadRule.Judge(Profiles.WeChat, Profiles.Program with { Strict = true }, options).Failure().Kind);
    }
}
