using MiniActors.Platforms;
using MiniActors.Rules;
using Real = MiniActors.Tests.Support.Profiles;

namespace MiniActors.Tests.Rules;

public sealed class ApiRuleSpecs
{
    [Fact]
    public void What_a_platform_has_needs_no_word() => Assert.Null(ApiRule.Diagnose(Real.Of("alipay"), "request"));

    [Fact]
    public void What_it_lacks_is_named_with_the_rule()
    {
        var found = ApiRule.Diagnose(Real.Of("baidu"), "playTheViolin")!;

        Assert.Equal(("playTheViolin", "api-not-supported"), (found.Api, found.Rule));
        Assert.EndsWith("does not have playTheViolin.", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_later_is_named_with_its_version()
    {
        var since = new Dictionary<string, Version> { ["connectSocket"] = new(1, 7, 0) };
        PlatformProfile At(Version version) => Real.Of("wechat") with { BaseLibrary = version, Apis = new ApiSupport(since, version) };

        Assert.EndsWith("1.6.9 does not have connectSocket, which came with 1.7.0.", ApiRule.Diagnose(At(new(1, 6, 9)), "connectSocket")?.Message, StringComparison.Ordinal);
        Assert.Null(ApiRule.Diagnose(At(new(1, 7, 0)), "connectSocket"));
    }
}
