using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class TimeoutRuleSpecs
{
    private static double Decide(PlatformProfile profile, string api, double? timeout, ProgramSettings? program = null) =>
        TimeoutRule.Decide(profile, program ?? Profiles.Program, api, timeout is { } given ? Argument.Of(given) : Argument.Undefined).TotalMilliseconds;

    // decisions 7, 17 and 30; reference/runtime.md 11
    [Theory]
    [InlineData("wechat", "request", null, 60000)]
    [InlineData("wechat", "request", 5.0, 5)]
    [InlineData("wechat", "request", 0.0, 60000)]
    [InlineData("wechat", "request", -1.0, 60000)]
    [InlineData("wechat", "request", double.NaN, 60000)]
    [InlineData("wechat", "request", 600000.0, 600000)]                          // reference/wechat.md 1.6: no maximum
    [InlineData("wechat", "request", double.PositiveInfinity, (double)int.MaxValue)] // as long as a timer can be
    [InlineData("wechat", "request", 0.1, 1)]
    [InlineData("wechat", "connectSocket", 700.0, 700)]
    [InlineData("wechat", "uploadFile", 700.0, 700)]
    [InlineData("wechat", "downloadFile", null, 60000)]
    [InlineData("alipay", "request", null, 30000)]
    [InlineData("alipay", "request", 90000.0, 60000)]                            // reference/alipay.md 1.1: 上限60s
    [InlineData("alipay", "request", double.PositiveInfinity, 60000)]
    [InlineData("alipay", "connectSocket", 90000.0, 75000)]
    [InlineData("baidu", "request", 5.0, 60000)]                                 // decision 17
    public void The_call_then_the_mini_program_then_the_platform_decides(string platform, string api, double? timeout, double expected) =>
        Assert.Equal(expected, Decide(Profiles.Of(platform), api, timeout));

    // decision 4 (0004); a cap without a word would be a timer that lies
    [Theory]
    [InlineData("alipay", "request", 60000.0, null)]
    [InlineData("alipay", "request", 90000.0, "60000 ms at most, not the 90000 ms of request")]
    [InlineData("alipay", "uploadFile", double.PositiveInfinity, "60000 ms at most")]
    [InlineData("alipay", "connectSocket", 75001.0, "75000 ms at most, not the 75001 ms of connectSocket")]
    [InlineData("alipay", "request", double.NaN, null)]
    [InlineData("wechat", "request", 600000.0, null)] // no cap
    [InlineData("baidu", "request", 90000.0, null)]   // no timeout at all: another rule's
    public void More_than_the_cap_is_diagnosed(string platform, string api, double timeout, string? expected)
    {
        var found = TimeoutRule.Diagnose(Profiles.Of(platform), api, Argument.Of(timeout));

        Assert.Equal(expected is null, found is null);
        Assert.Contains(expected ?? "", found?.Message ?? "", StringComparison.Ordinal);
        Assert.True(found is null or { Rule: "timeout-capped", Source.Length: > 0 });
    }

    [Fact]
    public void A_networkTimeout_is_between_the_two()
    {
        var program = Profiles.Program with
        {
            NetworkTimeout = new()
            {
                Request = TimeSpan.FromSeconds(1),
                ConnectSocket = TimeSpan.FromSeconds(2),
                UploadFile = TimeSpan.FromSeconds(3),
                DownloadFile = TimeSpan.FromSeconds(100),
            },
        };
        Assert.Equal(1000, Decide(Profiles.WeChat, "request", null, program));
        Assert.Equal(500, Decide(Profiles.WeChat, "request", 500, program));
        Assert.Equal(2000, Decide(Profiles.WeChat, "connectSocket", 0, program));
        Assert.Equal(3000, Decide(Profiles.WeChat, "uploadFile", null, program));
        Assert.Equal(60000, Decide(Profiles.Alipay, "downloadFile", null, program)); // the cap is everybody's
        Assert.Equal(1000, Decide(Profiles.Baidu, "request", 5, program));
        Assert.Equal(1000, Decide(Profiles.At(new Version(2, 9, 9)), "request", 5, program)); // before 2.10.0
    }

    [Fact]
    public void A_timeout_of_another_type_is_no_timeout() =>
        Assert.Equal(TimeSpan.FromSeconds(60), TimeoutRule.Decide(Profiles.WeChat, Profiles.Program, "request", Argument.Of("5")));

    [Theory]
    [InlineData("connectSocket", "sockets")]
    [InlineData("downloadFile", "http")]
    public void A_cap_is_told_with_its_source(string api, string expected)
    {
        var profile = Profiles.Alipay with { Sources = new Dictionary<string, string> { ["sockets.connect-timeout-max"] = "sockets", ["http.timeout-max"] = "http" } };
        Assert.Equal(expected, TimeoutRule.Diagnose(profile, api, Argument.Of(1e9))?.Source);
    }
}
