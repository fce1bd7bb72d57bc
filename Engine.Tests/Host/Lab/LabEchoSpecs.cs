using System.Net;
using System.Text.Json.Nodes;

namespace MiniActors.Tests.Host.Lab;

public sealed class LabEchoSpecs(LabFixture fixture) : IClassFixture<LabFixture>
{
    private static readonly TimeSpan Soon = LabFixture.Soon;

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("PURGE")]
    public async Task Tells_the_method_whatever_it_is(string method)
    {
        using var answer = await fixture.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/echo")).WaitAsync(Soon);

        Assert.Equal(method, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["method"]);
    }

    [Fact]
    public async Task Tells_path_query_and_headers_as_they_came()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/echo?a=1&b=x&b=%E4%BD%A0");
        request.Headers.TryAddWithoutValidation("X-Many", ["one", "two"]);
        using var answer = await fixture.Client.SendAsync(request).WaitAsync(Soon);
        var echo = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("/echo", (string?)echo["path"]);
        Assert.Equal("a=1&b=x&b=%E4%BD%A0", (string?)echo["query"]!["raw"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"a":"1","b":["x","你"]}"""), echo["query"]!["parsed"]));
        Assert.Equal("one, two", (string?)echo["headers"]!["x-many"]);
        Assert.Equal(fixture.Lab.HttpUrl.Authority, (string?)echo["headers"]!["host"]);
        Assert.Equal("", (string?)echo["body"]);
    }

    [Fact]
    public async Task Gives_text_as_text_and_other_bytes_as_base64()
    {
        var text = await PostAsync("hello 你好"u8.ToArray());
        var bytes = await PostAsync([0xFF, 0x00, 0xFE]);

        Assert.Equal("hello 你好", (string?)text["body"]);
        Assert.Null(text["base64"]);
        Assert.Equal("/wD+", (string?)bytes["body"]);
        Assert.True((bool?)bytes["base64"]);
    }

    [Fact]
    public async Task Refuses_a_body_over_its_limit()
    {
        using var answer = await fixture.Client.PostAsync("/echo", new ByteArrayContent(new byte[64 * 1024 + 1])).WaitAsync(Soon);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private async Task<JsonNode> PostAsync(byte[] body)
    {
        using var answer = await fixture.Client.PostAsync("/echo", new ByteArrayContent(body)).WaitAsync(Soon);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
