using System.Text;
using System.Text.Json.Nodes;
using MiniActors.Model;

namespace MiniActors.Tests.Faults;

/// <summary>Bodies that are not what was asked for, or not what they say.</summary>
[Trait("Fault", "38")]
public sealed class HttpAnswerSpecs
{
    /// <summary>By their names: content type, bytes, and what the program is told; "json:" where it is an object.</summary>
    private static readonly Dictionary<string, (string Type, byte[] Body, string Told)> Answers = new()
    {
        { "bad JSON", ("application/json", "{\"a\":"u8.ToArray(), "{\"a\":") },
        { "text", ("application/json", "hello"u8.ToArray(), "hello") },
        { "HTML", ("text/html", "<p>404</p>"u8.ToArray(), "<p>404</p>") },
        { "JSON with a comma too many", ("application/json", "{\"a\":1,}"u8.ToArray(), "{\"a\":1,}") },
        { "JSON and more", ("application/json", "{\"a\":1}x"u8.ToArray(), "{\"a\":1}x") },
        { "JSON behind a BOM", ("application/json", [0xEF, 0xBB, 0xBF, .. "{\"a\":1}"u8], "json:{\"a\":1}") },
        { "JSON that says it is text", ("text/plain", "{\"a\":1}"u8.ToArray(), "json:{\"a\":1}") },
        { "a charset that nobody knows", ("application/json; charset=bogus", "{\"a\":\"é\"}"u8.ToArray(), "json:{\"a\":\"é\"}") },
        { "a charset of quotes", ("application/json; charset=\"\"", "{\"a\":1}"u8.ToArray(), "json:{\"a\":1}") },
        { "UTF-16 with its mark", ("application/json", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{\"a\":1}")], "json:{\"a\":1}") },
        { "UTF-16 by its name", ("application/json; charset=utf-16le", Encoding.Unicode.GetBytes("{\"a\":1}"), "json:{\"a\":1}") },
        { "UTF-16 that is UTF-8", ("application/json; charset=utf-8", Encoding.Unicode.GetBytes("hi"), "h\0i\0") },
        { "bytes that are no UTF-8", ("application/json", [0xC3, 0x28], "\uFFFD(") },
        { "nothing", ("application/json", [], "") },
        { "a content type that is none", (";;;=", "{\"a\":1}"u8.ToArray(), "json:{\"a\":1}") },
        { "depth without end", ("application/json", Encoding.ASCII.GetBytes(new string('[', 100_000)), new string('[', 100_000)) },
    };

    public static TheoryData<string> Bodies => new(Answers.Keys);

    [Theory, MemberData(nameof(Bodies))]
    public Task WeChat_and_Baidu_give_the_text_where_it_is_no_JSON(string what) => Told("wechat", Answers[what], fails: false);

    [Theory, MemberData(nameof(Bodies))]
    public Task Alipay_fails_where_it_is_no_JSON(string what) =>
        Told("alipay", Answers[what], fails: Answers[what].Told is { Length: > 0 } told && !told.StartsWith("json:", StringComparison.Ordinal));

    private static Task Told(string platform, (string Type, byte[] Body, string Told) answer, bool fails) => FaultBench.RunAsync(async bench =>
    {
        var (type, body, told) = answer;
        var head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n");
        var url = bench.Answering([.. head, .. body]).HttpUrl.ToString();
        var call = bench.Ledger.Request(new() { Url = url });
        if (fails)
        {
            Assert.Equal(FailureKind.Decode, (await call.FailsAsync()).Kind);
            return;
        }
        var data = (await call.SucceedsAsync()).Data;
        if (told.StartsWith("json:", StringComparison.Ordinal)) Assert.True(JsonNode.DeepEquals(JsonNode.Parse(told[5..]), Assert.IsAssignableFrom<JsonNode>(data)));
        else Assert.Equal(told, data);
    }, platform);

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public Task A_204_is_an_empty_text_and_a_HEAD_too(string platform) => FaultBench.RunAsync(async bench =>
    {
        var none = bench.Answering("HTTP/1.1 204 No Content\r\nContent-Type: application/json\r\n\r\n");
        Assert.Equal("", (await bench.Ledger.Request(new() { Url = none.HttpUrl.ToString() }).SucceedsAsync()).Data);
    }, platform);

    [Fact]
    public Task An_ArrayBuffer_is_the_bytes_whatever_they_say() => FaultBench.RunAsync(async bench =>
    {
        var url = bench.Answering("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=bogus\r\nContent-Length: 2\r\n\r\n\xff\xfe").HttpUrl.ToString();
        Assert.Equal(new byte[] { 0xff, 0xfe }, (await bench.Ledger.Request(new() { Url = url, ResponseType = "arraybuffer" }).SucceedsAsync()).Data);
    });
}
