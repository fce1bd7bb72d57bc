using FsCheck.Xunit;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class HeaderRuleSpecs
{
    private static Verdict<Headers> Judge(PlatformProfile profile, string api, params (string Name, Argument Value)[] header) =>
        HeaderRule.Judge(profile, Profiles.Program, api, Argument.Object(header));

    private static string[] Callers(Headers headers) =>
        [.. headers.Where(field => field.Key is not ("User-Agent" or "Referer")).Select(field => $"{field.Key}: {field.Value}")];

    [Theory]
    [InlineData("wechat", "https://servicewechat.com/wx1/devtools/page-frame.html", "MicroMessenger")] // reference/wechat.md 1.5
    [InlineData("alipay", "https://wx1.hybrid.alipay-eco.com/wx1/devtools/index.html", "AlipayClient")] // reference/alipay.md 7
    public void The_platforms_own_fields_are_sent_on_every_api(string platform, string referer, string agent)
    {
        foreach (var api in new[] { "request", "connectSocket", "uploadFile", "downloadFile" })
        {
            var headers = HeaderRule.Judge(Profiles.Of(platform), Profiles.Program, api, Argument.Undefined).Plan();
            Assert.Equal((referer, agent), (headers.Find("referer"), headers.Find("user-agent")));
            Assert.Equal(2, headers.Count);
        }
    }

    // decision 12, faults 34
    [Theory]
    [InlineData("request", "Referer", "referer-not-settable")]
    [InlineData("connectSocket", "rEFERER", "referer-not-settable")]
    [InlineData("request", "user-agent", "user-agent-not-settable")]
    [InlineData("request", "Host", "connection-header-not-settable")]
    [InlineData("request", "content-length", "connection-header-not-settable")]
    [InlineData("request", "Transfer-Encoding", "connection-header-not-settable")]
    [InlineData("request", "Connection", "connection-header-not-settable")]
    [InlineData("request", "Upgrade", "connection-header-not-settable")]
    [InlineData("request", "Keep-Alive", "connection-header-not-settable")]
    [InlineData("request", "TE", "connection-header-not-settable")]
    [InlineData("request", "Trailer", "connection-header-not-settable")]
    [InlineData("request", "Expect", "connection-header-not-settable")]
    [InlineData("request", "Proxy-Authorization", "connection-header-not-settable")]
    [InlineData("connectSocket", "Sec-WebSocket-Key", "connection-header-not-settable")]
    [InlineData("connectSocket", "sec-websocket-protocol", "connection-header-not-settable")]
    [InlineData("uploadFile", "Content-Type", "upload-content-type-not-settable")]
    public void A_field_that_is_not_the_callers_is_dropped_with_a_diagnostic(string api, string name, string rule)
    {
        var verdict = Judge(Profiles.WeChat, api, (name, Argument.Of("mine")), ("X-Own", Argument.Of("kept")));
        Assert.Equal([rule], verdict.Rules());
        Assert.Equal(["X-Own: kept"], Callers(verdict.Plan()));
        Assert.DoesNotContain(verdict.Plan(), field => field.Value == "mine");
    }

    [Theory]
    [InlineData("request", "Sec-WebSocket-Key")]
    [InlineData("downloadFile", "Content-Type")]
    public void What_belongs_to_another_api_is_the_callers(string api, string name)
    {
        var verdict = Judge(Profiles.WeChat, api, (name, Argument.Of("mine")));
        Assert.Empty(verdict.Diagnostics);
        Assert.Equal("mine", verdict.Plan().Find(name));
    }

    [Theory]
    [InlineData("X-A\r\nX-B", "v")]
    [InlineData("X A", "v")]
    [InlineData("X:A", "v")]
    [InlineData("", "v")]
    [InlineData("名", "v")]
    [InlineData("X-A\0", "v")]
    [InlineData("X-A", "secret\r\nX-B: w")]
    [InlineData("X-A", "secret\r")]
    [InlineData("X-A", "secret\n")]
    [InlineData("X-A", "secret\0")]
    [InlineData("X-A", "secret\u007f")]
    [InlineData("X-A", "secret\u0080")]
    [InlineData("X-A", "secret 中文")]   // reference/baidu.md 2: Chinese characters in header values cause failure
    public void What_cannot_go_on_the_wire_fails_and_the_value_is_not_told(string name, string value)
    {
        var failure = Judge(Profiles.WeChat, "request", (name, Argument.Of(value))).Failure();
        Assert.Equal(FailureKind.InvalidHeader, failure.Kind);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, unit => char.IsControl(unit));
    }

    // reference/wechat.md 1.5 on the left, decision 32 on the right
    public static TheoryData<Argument, string, string> Values => new()
    {
        { Argument.Of("text"), "text", "text" },
        { Argument.Of(" padded\t"), "padded", "padded" },
        { Argument.Of(""), "", "" },
        { Argument.Of(7), "7", "7" },
        { Argument.Of(0.5), "0.5", "0.5" },
        { Argument.Of(true), "[object Boolean]", "true" },
        { Argument.Null, "[object Null]", "null" },
        { Argument.Undefined, "[object Undefined]", "undefined" },
        { Argument.Array(Argument.Of(1), Argument.Of(2)), "[object Array]", "1,2" },
        { Argument.Object(("a", Argument.Of(1))), "[object Object]", "[object Object]" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_that_is_no_string_becomes_one_the_platforms_way(Argument value, string brand, string text)
    {
        var byBrand = Judge(Profiles.WeChat, "request", ("X-A", value));
        Assert.Equal([$"X-A: {brand}"], Callers(byBrand.Plan()));
        Assert.Empty(byBrand.Diagnostics);
        var byText = Judge(Profiles.Alipay, "request", ("X-A", value));
        Assert.Equal([$"X-A: {text}"], Callers(byText.Plan()));
        Assert.Equal(value.Kind == ArgumentKind.String ? [] : ["header-value-not-string"], byText.Rules());
    }

    [Fact]
    public void Only_the_key_content_type_loses_its_case_and_its_last_value_counts()
    {
        var headers = Judge(Profiles.WeChat, "request",
            ("Content-Type", Argument.Of("text/plain")), ("X-CamelCase", Argument.Of("1")), ("CONTENT-TYPE", Argument.Of("text/html"))).Plan();
        Assert.Equal(["X-CamelCase: 1", "content-type: text/html"], Callers(headers));
    }

    [Fact]
    public void A_header_that_is_no_object_is_dropped_with_a_diagnostic()
    {
        // reference/wechat.md 1.2: console.warn, replaced by {}; no fail
        foreach (var header in new[] { Argument.Of("a: b"), Argument.Null, Argument.Array(), Argument.Of(1) })
        {
            var verdict = HeaderRule.Judge(Profiles.WeChat, Profiles.Program, "request", header);
            Assert.Equal(["option-type"], verdict.Rules());
            Assert.Empty(Callers(verdict.Plan()));
        }
    }

    [Fact]
    public void A_discouraged_header_is_sent_and_diagnosed()
    {
        // decision 32: a header named version, on Alipay
        var verdict = Judge(Profiles.Alipay, "request", ("Version", Argument.Of("1")));
        Assert.Equal(["Version: 1"], Callers(verdict.Plan()));
        Assert.Equal(["version-discouraged"], verdict.Rules());
        Assert.Empty(Judge(Profiles.WeChat, "request", ("version", Argument.Of("1"))).Diagnostics);
    }

    [Property]
    public bool No_line_is_ever_injected(string? name, string? value, int cut, bool alipay)
    {
        var tainted = (value ?? "").Insert(Math.Abs(cut % ((value ?? "").Length + 1)), cut % 3 == 0 ? "\r\nX: y" : "");
        var verdict = Judge(alipay ? Profiles.Alipay : Profiles.WeChat, "request", (name ?? "n", Argument.Of(tainted)), ("X-B", Argument.Of(tainted)));
        return verdict is not Verdict<Headers>.Accept accept || accept.Plan.All(field =>
            field.Key.All(unit => unit is > ' ' and <= '~' and not ':') && field.Value.All(unit => unit is '\t' or >= ' ' and <= '~'));
    }

    [Fact]
    public void A_platform_without_fields_of_its_own_sends_none()
    {
        var bare = Profiles.WeChat with { UserAgent = "", Referer = "" };
        Assert.Empty(HeaderRule.Judge(bare, Profiles.Program, "request", Argument.Undefined).Plan());
    }
}
