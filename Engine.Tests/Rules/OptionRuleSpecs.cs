using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class OptionRuleSpecs
{
    private static readonly ApiDescription Request = ApiCatalog.Find("request");
    private static readonly ApiDescription Connect = ApiCatalog.Find("connectSocket");

    [Fact]
    public void What_a_platform_lacks_and_what_nobody_knows_is_diagnosed_in_order()
    {
        var options = Argument.Object(("url", Argument.Of("https://a")), ("timeout", Argument.Of(5)), ("headres", Argument.Null),
            ("responseType", Argument.Of("text")), ("method", Argument.Of(3)), ("success", Argument.Function), ("getRawResult", Argument.Function));
        string[] Rules(PlatformProfile profile) =>
            [.. OptionRule.Diagnose(profile, Request, options).Select(diagnostic => $"{diagnostic.Rule} {diagnostic.Message.Split('\'')[1]}")];
        Assert.Equal(["option-unknown headres", "option-type method"], Rules(Profiles.WeChat));
        // decision 17: Baidu has no timeout; the seed: responseType is WeChat's
        Assert.Equal(["option-not-supported timeout", "option-unknown headres", "option-type method"], Rules(Profiles.Baidu));
        Assert.Equal(["option-unknown headres", "option-not-supported responseType", "option-type method"], Rules(Profiles.Alipay));
    }

    [Fact]
    public void An_option_of_a_later_base_library_names_its_version()
    {
        // decision 28; reference/wechat.md 1.6: timeout since 2.10.0
        var options = Argument.Object(("timeout", Argument.Of(5)));
        var diagnostic = Assert.Single(OptionRule.Diagnose(Profiles.At(new Version(2, 9, 9)), Connect, options));
        Assert.Equal("WeChat 2.9.9 ignores 'timeout' of connectSocket, which came with 2.10.0.", diagnostic.Message);
        Assert.Empty(OptionRule.Diagnose(Profiles.At(new Version(2, 10, 0)), Connect, options));
    }

    [Fact]
    public void A_timeout_over_the_cap_is_diagnosed_with_the_others()
    {
        var options = Argument.Object(("url", Argument.Of("https://a")), ("x", Argument.Null), ("timeout", Argument.Of(90_000)));
        Assert.Equal(["option-unknown", "timeout-capped"], OptionRule.Diagnose(Profiles.Alipay, Request, options).Select(found => found.Rule));
    }

    [Fact]
    public void An_option_that_is_undefined_is_absent() =>
        Assert.Empty(OptionRule.Diagnose(Profiles.Baidu, Request, Argument.Object(("timeout", Argument.Undefined), ("x", Argument.Undefined))));

    [Fact]
    public void A_native_option_that_only_the_profile_names_is_known()
    {
        var bare = new ApiDescription("request", ApiForm.Call, [new("url", true, ArgumentKind.String)]);
        var options = Argument.Object(("enableCookie", Argument.Of(true)));
        Assert.Empty(OptionRule.Diagnose(Profiles.Alipay, bare, options));
        Assert.Equal("option-unknown", Assert.Single(OptionRule.Diagnose(Profiles.WeChat, bare, options)).Rule);
    }

    [Fact]
    public void Strictness_turns_a_diagnostic_into_a_failure_and_leaves_all_else()
    {
        var strict = Profiles.Program with { Strict = true };
        var options = Argument.Object(("url", Argument.Of("https://api.example.com")), ("header", Argument.Object(("Referer", Argument.Of("x")))));
        RequestRule.Judge(Profiles.WeChat, Profiles.Program, options).Plan();
        var failure = RequestRule.Judge(Profiles.WeChat, strict, options).Failure();
        Assert.Equal(FailureKind.Strict, failure.Kind);
        Assert.StartsWith("request:fail referer-not-settable: ", failure.Message, StringComparison.Ordinal);
        RequestRule.Judge(Profiles.WeChat, strict, Argument.Object(("url", Argument.Of("https://api.example.com")))).Plan();
        Assert.Equal(FailureKind.Parameter, RequestRule.Judge(Profiles.WeChat, strict, Argument.Object(("x", Argument.Null))).Failure().Kind);
    }
}
