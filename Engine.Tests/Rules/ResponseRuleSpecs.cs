using System.Text;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class ResponseRuleSpecs
{
    private static Verdict<HttpAnswer> Decode(
        string platform, byte[] body, string? contentType = null, string dataType = "json", string responseType = "text", int status = 200) =>
        ResponseRule.Decode(Profiles.Of(platform), new RequestPlan
        {
            Own = new Uri("https://api.example.com"),
            Url = new Uri("https://api.example.com"),
            Method = "GET",
            Headers = Headers.Empty,
            Timeout = TimeSpan.FromSeconds(1),
            DataType = dataType,
            ResponseType = responseType,
        }, status, contentType is null ? Headers.Empty : Headers.Of(("Content-Type", contentType)), body);

    private static Argument Text(string platform, string body, string dataType = "json") =>
        Decode(platform, Encoding.UTF8.GetBytes(body), null, dataType).Plan().Data;

    [Fact]
    public void JSON_becomes_a_value_and_other_types_stay_text()
    {
        Assert.Equal(Argument.Object(("a", Argument.Of(1))), Text("wechat", """{"a":1}"""));
        Assert.Equal(Argument.Of(123), Text("wechat", "123"));
        Assert.Equal(Argument.Of("""{"a":1}"""), Text("wechat", """{"a":1}""", "text"));
        Assert.Equal(Argument.Of("""{"a":1}"""), Text("baidu", """{"a":1}""", "string"));
        Assert.Equal(Argument.Of("""{"a":1}"""), Text("wechat", """{"a":1}""", "arraybuffer")); // not a dataType of WeChat
    }

    [Fact]
    public void A_body_that_is_no_JSON_stays_text_or_fails_as_the_platform_says()
    {
        // decision 6
        var body = "<html>"u8.ToArray();
        Assert.Equal(Argument.Of("<html>"), Decode("wechat", body).Plan().Data);
        var failure = Decode("alipay", body).Failure();
        Assert.Equal((FailureKind.Decode, "JSON parse data error", 14), (failure.Kind, failure.Message, failure.Code));
        Assert.Equal((200, Argument.Of("<html>")), (failure.Answer!.StatusCode, failure.Answer.Data));
    }

    [Theory]
    [InlineData("wechat", 404, false)]
    [InlineData("wechat", 500, false)]
    [InlineData("baidu", 503, false)]
    [InlineData("alipay", 399, false)]
    [InlineData("alipay", 302, false)] // decision 33
    [InlineData("alipay", 400, true)]
    [InlineData("alipay", 599, true)]
    public void An_error_status_is_a_failure_where_the_platform_says_so(string platform, int status, bool fails)
    {
        // decision 6: error 19 with status, header and data attached
        var verdict = Decode(platform, """{"why":1}"""u8.ToArray(), "application/json", status: status);
        var answer = fails ? verdict.Failure().Answer! : verdict.Plan();
        Assert.Equal((status, Argument.Object(("why", Argument.Of(1)))), (answer.StatusCode, answer.Data));
        Assert.Equal("application/json", answer.Headers.Find("content-type"));
        if (fails) Assert.Equal((FailureKind.HttpStatus, 19), (verdict.Failure().Kind, verdict.Failure().Code));
    }

    [Fact]
    public void An_error_status_counts_before_a_body_that_is_no_JSON() =>
        Assert.Equal((FailureKind.HttpStatus, Argument.Of("oops")),
            (Decode("alipay", "oops"u8.ToArray(), status: 500).Failure().Kind, Decode("alipay", "oops"u8.ToArray(), status: 500).Failure().Answer!.Data));

    [Theory]
    [InlineData("wechat", 200)]
    [InlineData("alipay", 200)]
    [InlineData("alipay", 204)] // decision 32
    public void An_empty_body_is_an_empty_string(string platform, int status)
    {
        Assert.Equal(Argument.Of(""), Decode(platform, [], status: status).Plan().Data);
        Assert.Equal(Argument.Of(""), Decode(platform, [0xEF, 0xBB, 0xBF], status: status).Plan().Data);
    }

    // faults 38, reference/wechat.md 1.9
    public static TheoryData<byte[], string?, string> Texts => new()
    {
        { "中"u8.ToArray(), null, "中" },
        { "中"u8.ToArray(), "text/plain; charset=bogus", "中" },
        { "中"u8.ToArray(), "text/plain; charset=", "中" },
        { "中"u8.ToArray(), "text/plain; charset=utf-7", "中" },
        { "中"u8.ToArray(), "text/plain; charset=\"UTF-8\"", "中" },
        { [0xEF, 0xBB, 0xBF, (byte)'x'], "text/plain", "x" },
        { [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, (byte)'x'], "text/plain", "\ufeffx" }, // one mark only
        { [0xD6, 0xD0], "text/html; charset=gbk", "中" },
        { "中"u8.ToArray(), "charset=gbk; x=y", "中" }, // where the type should stand there is no parameter
        { [0xD6, 0xD0], "text/html;Charset=GB2312", "中" },
        { [0xE9], "text/plain; charset=iso-8859-1", "é" },
        { [0x2D, 0x4E], "text/plain; charset=utf-16le", "中" },
        { [0xFF, 0xFE, 0x2D, 0x4E], "text/plain; charset=utf-16", "中" },
        { [0xFE, 0xFF, 0x4E, 0x2D], null, "中" },
        { [0xFF, (byte)'x'], null, "\ufffdx" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_read_in_its_charset_and_nothing_throws(byte[] body, string? contentType, string text) =>
        Assert.Equal(Argument.Of(text), Decode("wechat", body, contentType, "text").Plan().Data);

    [Fact]
    public void A_byte_order_mark_does_not_hide_JSON() =>
        Assert.Equal(Argument.Array(), Decode("alipay", [0xEF, 0xBB, 0xBF, (byte)'[', (byte)']']).Plan().Data);

    [Fact]
    public void Bytes_are_handed_over_where_they_are_asked_for()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, 0];
        Assert.Equal(Argument.Of(body), Decode("wechat", body, "application/json", "json", "arraybuffer").Plan().Data);
        Assert.Equal(Argument.Of([]), Decode("wechat", [], null, "json", "arraybuffer").Plan().Data);
        Assert.Equal(Argument.Of(body), Decode("alipay", body, null, "arraybuffer").Plan().Data);
        // reference/alipay.md 1.3: a data URI
        Assert.Equal(Argument.Of("data:image/png;base64,AAE="), Decode("alipay", [0, 1], "image/png; x=y", "base64").Plan().Data);
        Assert.Equal(Argument.Of("data:application/octet-stream;base64,AAE="), Decode("alipay", [0, 1], null, "base64").Plan().Data);
        Assert.Equal(Argument.Of("data:application/octet-stream;base64,AAE="), Decode("alipay", [0, 1], " ; x=y", "base64").Plan().Data);
    }

    [Fact]
    public void Values_of_one_name_are_joined_and_each_cookie_stays_apart()
    {
        // decision 19
        var headers = Headers.Of(("Vary", "a"), ("Set-Cookie", "x=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT"), ("vary", "b"), ("x-own", "1"), ("set-cookie", "y=2"));
        var plan = new RequestPlan
        {
            Own = new Uri("https://a"),
            Url = new Uri("https://a"),
            Method = "GET",
            Headers = Headers.Empty,
            Timeout = TimeSpan.Zero,
            DataType = "text",
            ResponseType = "text",
        };
        var answer = ResponseRule.Decode(Profiles.WeChat, plan, 200, headers, []).Plan();
        Assert.Equal(["x=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT", "y=2"], answer.Cookies);
        Assert.Equal(["Vary=a, b", "Set-Cookie=x=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT, y=2", "x-own=1"],
            answer.Headers.Select(field => $"{field.Key}={field.Value}"));
    }

    [Fact]
    public void Data_that_was_told_in_chunks_is_not_told_again() // reference/wechat.md 2.6
    {
        var plan = RequestRule.Judge(Profiles.WeChat, Profiles.Program,
            Argument.Object(("url", Argument.Of("https://api.example.com/p")), ("enableChunked", Argument.Of(true)))).Plan();
        Assert.Equal(Argument.Of(""), ResponseRule.Decode(Profiles.WeChat, plan, 402, Headers.Empty, "{}"u8.ToArray()).Plan().Data);
    }
}
