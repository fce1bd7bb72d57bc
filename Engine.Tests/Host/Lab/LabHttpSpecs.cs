using System.Diagnostics;
using System.Net;
using System.Text;
using MiniActors.Host.Lab.Http;

namespace MiniActors.Tests.Host.Lab;

public sealed class LabHttpSpecs(LabFixture fixture) : IClassFixture<LabFixture>
{
    private static readonly TimeSpan Soon = LabFixture.Soon;

    private HttpClient Client => fixture.Client;

    [Theory]
    [InlineData("/status/404", 404, "Not Found")]
    [InlineData("/status/500?body=%E5%9D%8F%20%7B%7D", 500, "坏 {}")]
    [InlineData("/status/204", 204, "")]
    [InlineData("/status/304?body=no", 304, "")]
    [InlineData("/status/599", 599, "")]
    [InlineData("/status/99", 400, "code must be a whole number from 200 to 599.\n")]
    [InlineData("/status/abc", 400, "code must be a whole number from 200 to 599.\n")]
    [InlineData("/nowhere", 404, "")]
    [InlineData("/ws/echo", 426, "This endpoint speaks WebSocket only.\n")]
    public async Task Answers_with_the_status_and_the_body_asked_for(string path, int status, string body)
    {
        using var answer = await Client.GetAsync(path).WaitAsync(Soon);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Delay_sends_no_headers_before_its_time()
    {
        var watch = Stopwatch.StartNew();
        using var answer = await Client.GetAsync("/delay/300", HttpCompletionOption.ResponseHeadersRead).WaitAsync(Soon);

        Assert.InRange(watch.ElapsedMilliseconds, 280, 10_000);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Drip_gives_the_headers_at_once_and_the_body_byte_by_byte()
    {
        var watch = Stopwatch.StartNew();
        using var answer = await Client.GetAsync("/drip?bytes=4&ms=100", HttpCompletionOption.ResponseHeadersRead).WaitAsync(Soon);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var sizes = new List<int>();
        var chunk = new byte[16];
        for (int read; (read = await body.ReadAsync(chunk).AsTask().WaitAsync(Soon)) > 0;)
            sizes.Add(read);

        Assert.Equal(4, answer.Content.Headers.ContentLength);
        Assert.Equal([1, 1, 1, 1], sizes);
        Assert.InRange(watch.ElapsedMilliseconds, 280, 10_000);
    }

    [Fact]
    public async Task Stall_gives_headers_and_then_nothing()
    {
        using var answer = await Client.GetAsync("/stall", HttpCompletionOption.ResponseHeadersRead).WaitAsync(Soon);
        await using var body = await answer.Content.ReadAsStreamAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => body.ReadAsync(new byte[1], patience.Token).AsTask().WaitAsync(Soon));
    }

    [Fact]
    public async Task Redirect_is_a_relative_chain_that_keeps_its_query()
    {
        using var hop = await Client.GetAsync("/redirect/2?status=307").WaitAsync(Soon);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, hop.StatusCode);
        Assert.Equal("/redirect/1?status=307", hop.Headers.Location!.OriginalString);

        using var follower = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var end = await follower.PostAsync(new Uri(fixture.Lab.HttpUrl, "/redirect/3?status=307"), new StringContent("kept")).WaitAsync(Soon);
        var echo = System.Text.Json.Nodes.JsonNode.Parse(await end.Content.ReadAsStringAsync())!;
        Assert.Equal("/redirect/0", (string?)echo["path"]);
        Assert.Equal("POST", (string?)echo["method"]);
        Assert.Equal("kept", (string?)echo["body"]);
    }

    [Fact]
    public async Task Redirect_to_leads_anywhere_but_never_breaks_the_header()
    {
        using var leap = await Client.GetAsync("/redirect-to?url=http%3A%2F%2Fexample.com%2Fa%3Fb%3D1&status=301").WaitAsync(Soon);
        using var split = await Client.GetAsync("/redirect-to?url=x%0D%0ASet-Cookie:a=1").WaitAsync(Soon);

        Assert.Equal(HttpStatusCode.MovedPermanently, leap.StatusCode);
        Assert.Equal("http://example.com/a?b=1", leap.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, split.StatusCode);
    }

    [Fact]
    public async Task Cookies_are_set_one_header_each_and_read_back()
    {
        using var set = await Client.GetAsync("/cookies/set?a=1&b=two%20words").WaitAsync(Soon);
        Assert.Equal(["a=1; path=/", "b=two%20words; path=/"], set.Headers.GetValues("Set-Cookie"));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/cookies");
        request.Headers.Add("Cookie", "a=1; b=two%20words");
        using var answer = await Client.SendAsync(request).WaitAsync(Soon);
        Assert.Equal("""{"cookies":{"a":"1","b":"two words"}}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/chunked?count=3&size=100")]
    [InlineData("/bytes/300?chunked=1")]
    public async Task Some_bodies_do_not_say_how_long_they_are(string path)
    {
        using var answer = await Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Soon);
        var body = await answer.Content.ReadAsByteArrayAsync();

        Assert.True(answer.Headers.TransferEncodingChunked);
        Assert.Equal(Enumerable.Range(0, 300).Select(index => LabBytes.At(index)), body);
    }

    [Fact]
    public async Task Server_sent_events_are_numbered()
    {
        using var answer = await Client.GetAsync("/sse?count=2&ms=1").WaitAsync(Soon);

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("id: 1\ndata: {\"n\":1}\n\nid: 2\ndata: {\"n\":2}\n\n", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Bytes_stream_the_same_pattern_with_their_length()
    {
        const int Total = 64 * 1024 * 1024 + 7;
        using var answer = await Client.GetAsync($"/bytes/{Total}", HttpCompletionOption.ResponseHeadersRead).WaitAsync(Soon);
        await using var body = await answer.Content.ReadAsStreamAsync();
        Assert.Equal(Total, answer.Content.Headers.ContentLength);

        var chunk = new byte[128 * 1024];
        var seen = 0;
        for (int read; (read = await body.ReadAsync(chunk).AsTask().WaitAsync(Soon)) > 0; seen += read)
            for (var index = 0; index < read; index++)
                if (chunk[index] != LabBytes.At(seen + index))
                    Assert.Fail($"Byte {seen + index} is {chunk[index]}.");
        Assert.Equal(Total, seen);
    }

    [Fact]
    public async Task A_head_request_learns_the_length_of_a_body_of_many_gigabytes_at_once()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/bytes/1000000000000");
        using var answer = await Client.SendAsync(request).WaitAsync(Soon);

        Assert.Equal(1_000_000_000_000, answer.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Samples_are_what_they_say()
    {
        var plain = await Client.GetByteArrayAsync("/json").WaitAsync(Soon);
        var marked = await Client.GetByteArrayAsync("/bom").WaitAsync(Soon);
        using var wide = await Client.GetAsync("/utf16").WaitAsync(Soon);
        using var empty = await Client.GetAsync("/empty").WaitAsync(Soon);

        Assert.Equal([0xEF, 0xBB, 0xBF, .. plain], marked);
        Assert.Equal("utf-16", wide.Content.Headers.ContentType!.CharSet);
        var wideBytes = await wide.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xFF, 0xFE], wideBytes[..2]);
        Assert.Equal(Encoding.UTF8.GetString(plain), Encoding.Unicode.GetString(wideBytes[2..]));
        Assert.Equal((HttpStatusCode.OK, 0L), (empty.StatusCode, empty.Content.Headers.ContentLength));
        Assert.Null(empty.Content.Headers.ContentType);
    }
}
