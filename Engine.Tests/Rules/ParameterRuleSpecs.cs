using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class ParameterRuleSpecs
{
    private static readonly ApiDescription Upload = new("uploadFile", ApiForm.Call,
        [new("url", true, ArgumentKind.String), new("filePath", true, ArgumentKind.String), new("name", true, ArgumentKind.String)]);

    // reference/wechat.md 1.2
    public static TheoryData<Argument, string> Faults => new()
    {
        { Argument.Undefined, "uploadFile:fail parameter error: parameter should be Object instead of Undefined;" },
        { Argument.Null, "uploadFile:fail parameter error: parameter should be Object instead of Null;" },
        { Argument.Of("x"), "uploadFile:fail parameter error: parameter should be Object instead of String;" },
        { Argument.Array(), "uploadFile:fail parameter error: parameter should be Object instead of Array;" },
        { Argument.Function, "uploadFile:fail parameter error: parameter should be Object instead of Function;" },
        {
            Argument.Object(("filePath", Argument.Of(1)), ("name", Argument.Null)),
            "uploadFile:fail parameter error: parameter.url should be String instead of Undefined;"
            + "parameter.filePath should be String instead of Number;parameter.name should be String instead of Null;"
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_wrong_type_is_named(Argument options, string message)
    {
        var failure = ParameterRule.Judge(Profiles.WeChat, Upload, options)!;
        Assert.Equal((FailureKind.Parameter, message, 1001), (failure.Kind, failure.Message, failure.Code));
    }

    [Fact]
    public void Right_types_pass_whatever_they_hold() =>
        Assert.Null(ParameterRule.Judge(Profiles.WeChat, Upload,
            Argument.Object(("url", Argument.Of("")), ("filePath", Argument.Of("")), ("name", Argument.Of("")))));

    [Theory]
    [InlineData("alipay", FailureKind.UrlMissing)] // reference/alipay.md 4.4: 3 URL 参数为空
    [InlineData("wechat", FailureKind.Parameter)]
    public void A_platform_with_a_word_for_it_tells_a_missing_url_apart(string platform, FailureKind kind)
    {
        var connect = ApiCatalog.Find("connectSocket");
        Assert.Equal(kind, ParameterRule.Judge(Profiles.Of(platform), connect, Argument.Object())!.Kind);
        Assert.Equal(FailureKind.Parameter, ParameterRule.Judge(Profiles.Of(platform), connect, Argument.Object(("url", Argument.Of(1))))!.Kind);
    }

    [Fact]
    public void Options_may_be_left_out_where_none_is_required()
    {
        var close = ApiCatalog.Find("closeSocket");
        Assert.Null(ParameterRule.Judge(Profiles.WeChat, close, Argument.Undefined));
        Assert.Equal(FailureKind.Parameter, ParameterRule.Judge(Profiles.WeChat, close, Argument.Of(1000))!.Kind);
    }
}
