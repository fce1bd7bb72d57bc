using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Tests.Platforms;

public sealed class ErrorWordsSpecs
{
    private static readonly string[] Apis =
        ["request", "connectSocket", "sendSocketMessage", "closeSocket", "onSocketError", "uploadFile", "downloadFile"];

    [Theory]
    [MemberData(nameof(DefaultProfiles.Ids), MemberType = typeof(DefaultProfiles))]
    public void Every_kind_of_failure_has_a_word_for_every_api(string id)
    {
        var errors = DefaultProfiles.Of(id).Errors;
        foreach (var kind in Enum.GetValues<FailureKind>())
        {
            Assert.True(errors.Words.ContainsKey(("any", kind)), $"{id} has no word for {kind}");
            foreach (var api in Apis)
            {
                var said = errors.Say(api, kind, ("detail", "D"), ("url", "U"), ("host", "H"), ("limit", 2), ("status", 404), ("code", 999));
                Assert.Equal(kind, said.Kind);
                Assert.NotEqual("", said.Message);
                Assert.DoesNotContain("{", said.Message);
            }
        }
    }

    [Theory]
    [InlineData("wechat", "connectSocket", FailureKind.TooManySockets, "connectSocket:fail fail reach max websocket connect count 2", 600007)]
    [InlineData("wechat", "connectSocket", FailureKind.Parameter, "connectSocket:fail parameter error: D", 1001)]
    [InlineData("wechat", "connectSocket", FailureKind.InvalidUrl, "connectSocket:fail invalid url \"U\"", 600009)]
    [InlineData("wechat", "onSocketError", FailureKind.DomainNotListed, "createSocketTask:fail url not in domain list", 600002)]
    [InlineData("wechat", "onSocketError", FailureKind.Handshake, "exception onOpen fail code:20, msg:Invalid HTTP status.", 605103)]
    [InlineData("wechat", "request", FailureKind.DomainNotListed, "request:fail url not in domain list", 600002)]
    [InlineData("wechat", "request", FailureKind.Timeout, "request:fail timeout", 5)]
    [InlineData("wechat", "request", FailureKind.Aborted, "request:fail abort", 600004)]
    [InlineData("wechat", "request", FailureKind.Interrupted, "request:fail interrupted", 600003)]
    [InlineData("wechat", "request", FailureKind.UrlScheme, "request:fail request protocol must be http or https", 600005)]
    [InlineData("wechat", "sendSocketMessage", FailureKind.NotOpen, "sendSocketMessage:fail WebSocket is not connected", null)]
    [InlineData("wechat", "closeSocket", FailureKind.InvalidCloseCode, "closeSocket:fail The code must be either 1000, or between 3000 and 4999. 999 is neither.", 1001)]
    [InlineData("wechat", "downloadFile", FailureKind.TooLarge, "downloadFile:fail exceed max file size", 603301)]
    [InlineData("alipay", "request", FailureKind.HttpStatus, "http status error", 19)]
    [InlineData("alipay", "request", FailureKind.Decode, "JSON parse data error", 14)]
    [InlineData("alipay", "request", FailureKind.Aborted, "request:fail abort", 9)]
    [InlineData("alipay", "request", FailureKind.InsecureScheme, "请求url不支持http，请使用https", 20)]
    [InlineData("alipay", "request", FailureKind.DomainNotListed, "无权调用该接口", 4)]
    [InlineData("alipay", "request", FailureKind.Timeout, "超时", 13)]
    [InlineData("alipay", "request", FailureKind.InvalidMethod, "接口参数无效：D", 2)]
    [InlineData("alipay", "uploadFile", FailureKind.Timeout, "上传文件失败：超时", 12)]
    [InlineData("alipay", "uploadFile", FailureKind.Aborted, "uploadFile:fail abort", 9)]
    [InlineData("alipay", "uploadFile", FailureKind.FileNotFound, "文件不存在", 11)]
    [InlineData("alipay", "downloadFile", FailureKind.HttpStatus, "下载失败", 12)]
    [InlineData("alipay", "connectSocket", FailureKind.UrlMissing, "URL 参数为空", 3)]
    [InlineData("alipay", "connectSocket", FailureKind.UrlScheme, "URL 必须以 ws 或者 wss 开头", 5)]
    [InlineData("alipay", "connectSocket", FailureKind.InsecureScheme, "请求url不支持ws，请使用wss", 20)]
    [InlineData("alipay", "connectSocket", FailureKind.TooManySockets, "该appId，SocketTaskID对应的WebSocket已存在", 3)]
    [InlineData("alipay", "sendSocketMessage", FailureKind.NotOpen, "网络连接没有打开，无法发送消息", 10)]
    [InlineData("alipay", "onSocketError", FailureKind.Timeout, "Timed out connecting to server.", 6)]
    [InlineData("alipay", "onSocketError", FailureKind.Handshake, "Invalid Sec-WebSocket-Accept response.", 8)]
    [InlineData("alipay", "onSocketError", FailureKind.ConnectFailed, "unknown error", 65)]
    [InlineData("baidu", "connectSocket", FailureKind.DomainNotListed, "connectSocket:fail 安全校验失败", 7)]
    [InlineData("baidu", "connectSocket", FailureKind.Parameter, "connectSocket:fail 解析失败，请检查参数是否正确 D", 202)]
    [InlineData("baidu", "request", FailureKind.Parameter, "request:fail 解析失败，请检查调起协议是否合法 D", 201)]
    [InlineData("baidu", "request", FailureKind.NotSupported, "request:fail 找不到调起协议对应端能力方法", 302)]
    [InlineData("baidu", "onSocketError", FailureKind.Tls, "error happen", 0)]
    public void A_failure_has_the_platforms_words(string id, string api, FailureKind kind, string text, int? code)
    {
        var said = DefaultProfiles.Of(id).Errors.Say(api, kind, ("detail", "D"), ("url", "U"), ("limit", 2), ("code", 999));
        Assert.Equal((text, code), (said.Message, said.Code));
    }

    [Fact]
    public void WeChat_had_no_errno_below_2_24_0()
    {
        var said = DefaultProfiles.Of("wechat", "2.23.9").Errors.Say("request", FailureKind.Timeout);
        Assert.Equal(("request:fail timeout", null), (said.Message, said.Code));
    }

    [Theory]
    [InlineData("{api}:fail {detail}", "request:fail cause")]
    [InlineData("{detail}{detail}", "causecause")]
    [InlineData("{unknown}:fail", ":fail")]
    [InlineData("no end {detail", "no end {detail")]
    [InlineData("}{api}{", "}request{")]
    [InlineData("{}", "")]
    [InlineData("{api}:fail {host}", "request:fail")]
    public void A_template_is_filled_in(string template, string text) =>
        Assert.Equal(text, new ErrorWord(template).Fill("request", [("detail", "cause")]));

    [Fact]
    public void A_fact_that_looks_like_a_template_stays_as_it_is() =>
        Assert.Equal("request:fail {api}{detail}", new ErrorWord("{api}:fail {url}").Fill("request", [("url", "{api}{detail}"), ("detail", "x")]));
}
