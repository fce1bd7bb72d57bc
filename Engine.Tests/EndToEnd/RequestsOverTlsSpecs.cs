using System.Text.Json.Nodes;
using MiniActors.Api;
using MiniActors.Model;

namespace MiniActors.Tests.EndToEnd;

/// <summary><c>request</c> over real HTTPS, on each platform with its own rules.</summary>
public sealed class RequestsOverTlsSpecs(LabEngine lab) : IClassFixture<LabEngine>
{
    private static async Task<JsonNode> EchoAsync(MiniProgram app, RequestOptions options) =>
        (JsonNode)(await app.RequestAsync(options).WaitAsync(LabEngine.Limit)).Data!;

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task A_GET_turns_its_data_into_the_query(string platform)
    {
        await using var app = await lab.OpenAsync(platform);

        var echo = await EchoAsync(app, new() { Url = "https://lab.example/echo", Data = new { name = "小程序", page = 2 } });

        Assert.Equal("GET", (string?)echo["method"]);
        Assert.Equal("小程序", (string?)echo["query"]!["parsed"]!["name"]);
        Assert.Equal("2", (string?)echo["query"]!["parsed"]!["page"]);
    }

    [Theory]
    [InlineData("wechat", "application/json", """{"name":"x y"}""")]
    [InlineData("baidu", "application/json", """{"name":"x y"}""")]
    [InlineData("alipay", "application/x-www-form-urlencoded", "name=x%20y")]
    public async Task A_POST_has_the_default_content_type_of_the_platform(string platform, string contentType, string body)
    {
        await using var app = await lab.OpenAsync(platform);

        var echo = await EchoAsync(app, new() { Url = "https://lab.example/echo", Method = "post", Data = new { name = "x y" } });

        Assert.Equal(contentType, (string?)echo["headers"]!["content-type"]);
        Assert.Equal(body, (string?)echo["body"]);
    }

    [Theory]
    [InlineData("wechat")]
    [InlineData("baidu")]
    public async Task A_500_is_success_where_every_status_is(string platform)
    {
        await using var app = await lab.OpenAsync(platform);

        var answer = await app.RequestAsync(new() { Url = "https://lab.example/status/500?body=oh%20no" }).WaitAsync(LabEngine.Limit);

        Assert.Equal((500, "oh no"), (answer.StatusCode, answer.Data));
    }

    [Fact]
    public async Task Alipay_fails_a_500_with_19_and_what_is_not_JSON_with_14()
    {
        await using var app = await lab.OpenAsync("alipay");

        var status = (await Assert.ThrowsAsync<MiniProgramException>(() => app.RequestAsync(new() { Url = "https://lab.example/status/500" }).WaitAsync(LabEngine.Limit))).Failure;
        var text = (await Assert.ThrowsAsync<MiniProgramException>(() => app.RequestAsync(new() { Url = "https://lab.example/html" }).WaitAsync(LabEngine.Limit))).Failure;

        Assert.Equal((19, 500), (status.Code, status.Answer!.StatusCode));
        Assert.Equal((14, 200), (text.Code, text.Answer!.StatusCode));
    }

    [Fact]
    public async Task A_host_that_is_not_listed_fails_before_anything_is_dialled()
    {
        await using var app = await lab.OpenAsync("wechat");

        var failure = (await Assert.ThrowsAsync<MiniProgramException>(() => app.RequestAsync(new() { Url = "https://other.example/" }).WaitAsync(LabEngine.Limit))).Failure;

        Assert.Equal(("request:fail url not in domain list", 600002), (failure.Message, failure.Code));
    }

    [Fact]
    public async Task A_request_that_takes_too_long_times_out_in_the_platforms_words()
    {
        await using var app = await lab.OpenAsync("alipay");

        var failure = (await Assert.ThrowsAsync<MiniProgramException>(() => app.RequestAsync(new()
        {
            Url = "https://lab.example/stall",
            Timeout = TimeSpan.FromMilliseconds(300),
        }).WaitAsync(LabEngine.Limit))).Failure;

        Assert.Equal((FailureKind.Timeout, 13), (failure.Kind, failure.Code));
    }
}
