using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

/// <summary>What goes well here and bites on a phone.</summary>
public sealed class PhoneLimitRuleSpecs
{
    private const long Mebi = 1 << 20;

    [Theory]
    [InlineData("wechat", 0, "")]
    [InlineData("wechat", 1, "")]
    [InlineData("alipay", 0, "")]
    [InlineData("baidu", 4, "")]
    [InlineData("baidu", 5, "sockets-crowded")] // reference/baidu.md: Concurrency websocket 5
    public void A_socket_beyond_what_some_clients_allow_is_diagnosed(string platform, int live, string rule) =>
        Assert.Equal(rule, PhoneLimitRule.OfSocket(Support.Profiles.Of(platform), new Admission.Admit(), live)?.Rule ?? "");

    [Fact]
    public void A_socket_that_takes_anothers_place_is_diagnosed()
    {
        var found = PhoneLimitRule.OfSocket(Support.Profiles.Of("alipay"), new Admission.Replace([new SocketId(1)], false), 1)!;
        Assert.Equal(("connectSocket", "socket-replaced"), (found.Api, found.Rule));
        Assert.Equal("Alipay (支付宝) closes the open socket for this one: 1 at once.", found.Message);
        Assert.StartsWith("seed: connectSocket", found.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_that_is_refused_fails_and_needs_no_diagnostic() =>
        Assert.Null(PhoneLimitRule.OfSocket(Support.Profiles.Of("wechat"), new Admission.Refuse(2), 2));

    [Theory]
    [InlineData("wechat", 9, "")]
    [InlineData("wechat", 10, "transfer-waits")] // reference/wechat.md: max 10 in flight, queued
    [InlineData("alipay", 500, "")] // reference/alipay.md: no limit
    [InlineData("baidu", 5, "")]
    [InlineData("baidu", 6, "transfers-crowded")] // reference/baidu.md: iOS 6
    [InlineData("baidu", 64, "transfer-waits")]
    public void A_transfer_beyond_what_a_phone_carries_is_diagnosed(string platform, int inFlight, string rule) =>
        Assert.Equal(rule, PhoneLimitRule.OfTransfer(Support.Profiles.Of(platform), "request", inFlight)?.Rule ?? "");

    [Theory]
    [InlineData("alipay", "connectSocket", 75_000, "")]
    [InlineData("alipay", "connectSocket", 75_001, "timeout-on-phones")] // reference/alipay.md 4.1: iOS about 75 s
    [InlineData("alipay", "connectSocket", 120_001, "")] // timeout-capped says it
    [InlineData("alipay", "request", 75_001, "")]
    [InlineData("wechat", "connectSocket", 600_000, "")]
    public void A_time_limit_that_some_clients_cut_is_diagnosed(string platform, string api, double timeout, string rule) =>
        Assert.Equal(rule, PhoneLimitRule.OfTimeout(Support.Profiles.Of(platform), api, Argument.Of(timeout))?.Rule ?? "");

    [Theory]
    [InlineData("wechat", "uploadFile", 10 * Mebi, "")]
    [InlineData("wechat", "uploadFile", 10 * Mebi + 1, "file-large")] // reference/wechat.md 3: 10 MB
    [InlineData("wechat", "downloadFile", 50 * Mebi + 1, "file-large")] // reference/wechat.md 4: old clients 50 MB
    [InlineData("baidu", "downloadFile", 10 * Mebi + 1, "file-large")] // reference/baidu.md 4: 10 MB, later 50 MB
    [InlineData("baidu", "uploadFile", 10 * Mebi + 1, "")]
    [InlineData("alipay", "downloadFile", 500 * Mebi, "")] // reference/alipay.md: unknown
    public void A_file_that_some_clients_stop_at_is_diagnosed(string platform, string api, long bytes, string rule) =>
        Assert.Equal(rule, PhoneLimitRule.OfFile(Support.Profiles.Of(platform), api, bytes)?.Rule ?? "");

    [Theory]
    [InlineData(0, 8 * Mebi, "")]
    [InlineData(8 * Mebi, 8 * Mebi + 1, "storage-nearly-full")]
    [InlineData(8 * Mebi + 1, 8 * Mebi + 2, "")]
    public void The_value_that_nearly_fills_the_storage_is_diagnosed(long before, long after, string rule) =>
        Assert.Equal(rule, PhoneLimitRule.OfStorage(Support.Profiles.Of("wechat"), "setStorage", before, after)?.Rule ?? "");

    [Fact]
    public void A_strict_mini_program_fails_with_it()
    {
        var (profile, found) = (Support.Profiles.Of("wechat"), PhoneLimitRule.OfTransfer(Support.Profiles.Of("wechat"), "request", 10)!);
        Assert.Null(StrictRule.Refusal(profile, Profiles.Program, "request", found));
        var failure = StrictRule.Refusal(profile, Profiles.Program with { Strict = true }, "request", found)!;
        Assert.Equal(FailureKind.Strict, failure.Kind);
        Assert.Equal("request:fail strict: transfer-waits: WeChat (微信) carries 10 transfers at once; this request waits for one of them.", failure.Message);
    }
}
