using System.Diagnostics;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed partial class HttpWireSpecs
{
    [Fact]
    public async Task The_request_on_the_wire_is_what_was_asked_and_no_more()
    {
        var server = Raw();
        var sending = SendAsync(Get(server.HttpUrl, ("X-One", "1"), ("X-One", "2"), ("Content-Type", "application/json"), ("User-Agent", "mini"),
            ("Content-Length", "999"), ("Transfer-Encoding", "chunked"), ("Expect", "100-continue"), ("Connection", "upgrade"), ("Cookie", "a=b")));
        var peer = await server.AcceptAsync();
        var head = await peer.ReadRequestAsync();
        await peer.WriteAsync("HTTP/1.1 204 No Content\r\n\r\n");
        await sending;
        Assert.StartsWith("GET /path HTTP/1.1\r\n", head);
        Assert.Equal("application/json", peer.Field("Content-Type"));
        Assert.Equal("a=b", peer.Field("Cookie"));
        Assert.Equal("mini", peer.Field("User-Agent"));
        Assert.Equal("gzip, deflate, br", peer.Field("Accept-Encoding"));
        Assert.Matches("(?s)X-One: 1.*2", head);
        foreach (var word in (string[])["999", "chunked", "100-continue", "upgrade", "traceparent"]) Assert.DoesNotContain(word, head);
    }

    [Fact]
    public async Task What_the_host_traces_is_not_told_to_the_server()
    {
        using var traced = new Activity("a request to the host").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("user", "7").Start();
        traced.TraceStateString = "host=1";
        var server = Raw();
        var sending = SendAsync(Get(server.HttpUrl));
        var peer = await server.AcceptAsync();
        var head = await peer.ReadRequestAsync();
        await peer.WriteAsync("HTTP/1.1 204 No Content\r\n\r\n");
        await sending;
        foreach (var word in (string[])["trace", "baggage", "Correlation-Context", "Request-Id"]) Assert.DoesNotContain(word, head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_GET_says_its_content_type_alone_or_with_others_and_never_what_another_said()
    {
        var server = Raw();
        string?[][] asked = [["a/a", null], ["a/a", "de"], ["b/b", null], ["a/a", null], [null, "fr"]];
        foreach (var (type, language) in asked.Select(fields => (fields[0], fields[1])))
        {
            (string, string)[] fields = [.. type is null ? [] : new[] { ("Content-Type", type) }, .. language is null ? [] : new[] { ("Content-Language", language) }];
            var sending = SendAsync(Get(server.HttpUrl, fields));
            var peer = await server.AcceptAsync();
            await peer.ReadRequestAsync();
            await peer.WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
            await sending;
            Assert.Equal((type, language, "0"), (peer.Field("Content-Type"), peer.Field("Content-Language"), peer.Field("Content-Length")));
        }
    }

    [Theory]
    [InlineData("X-A", "1\r\nX-Injected: 2")]
    [InlineData("X-A", "1\nX-Injected: 2")]
    [InlineData("X-A", "1\rX-Injected: 2")]
    [InlineData("X-A\r\nX-Injected", "1")]
    [InlineData("Content-Type", "text/plain\r\nX-Injected: 2")]
    [InlineData("Host", "a\r\nX-Injected: 2")]
    [InlineData("X-A", "a\0")]
    [InlineData("X-Ü", "1")]
    [InlineData("X-A", "名")]
    [Trait("Fault", "34")]
    public async Task A_field_that_could_end_a_line_is_refused_before_anything_is_dialled(string name, string value)
    {
        var server = Raw();
        Assert.Equal(WireFault.Protocol, (await FailedAsync(Get(server.HttpUrl, (name, value)))).Fault);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    [Trait("Fault", "34")]
    public async Task A_method_that_is_no_token_is_refused_before_anything_is_dialled()
    {
        var server = Raw();
        Assert.Equal(WireFault.Protocol, (await FailedAsync(Get(server.HttpUrl) with { Method = "GET / HTTP/1.1\r\nX: 1\r\n\r\nGET" })).Fault);
        Assert.Equal(0, server.Connections);
    }
}
