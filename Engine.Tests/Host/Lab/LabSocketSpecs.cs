using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using MiniActors.Host.Lab.Http;

namespace MiniActors.Tests.Host.Lab;

public sealed class LabSocketSpecs(LabFixture fixture) : IClassFixture<LabFixture>
{
    private static readonly TimeSpan Soon = LabFixture.Soon;

    [Theory]
    [InlineData(WebSocketMessageType.Text, 0)]
    [InlineData(WebSocketMessageType.Text, 5)]
    [InlineData(WebSocketMessageType.Binary, 0)]
    [InlineData(WebSocketMessageType.Binary, 1)]
    [InlineData(WebSocketMessageType.Binary, 16 * 1024)]
    [InlineData(WebSocketMessageType.Binary, 256 * 1024)]
    public async Task Echo_returns_a_message_as_it_went(WebSocketMessageType type, int size)
    {
        using var socket = await fixture.OpenAsync("/ws/echo");
        var payload = Enumerable.Range(0, size).Select(index => type == WebSocketMessageType.Text ? (byte)'x' : LabBytes.At(index)).ToArray();
        for (var round = 0; round < 2; round++)
        {
            await socket.SendAsync(payload, type, true, default).WaitAsync(Soon);
            var (echoed, bytes) = await socket.ReceiveAsync();

            Assert.Equal(type, echoed);
            Assert.Equal(payload, bytes);
        }
    }

    [Fact]
    public async Task Echo_joins_the_frames_of_a_message()
    {
        using var socket = await fixture.OpenAsync("/ws/echo");
        await socket.SendAsync("he"u8.ToArray(), WebSocketMessageType.Text, false, default).WaitAsync(Soon);
        await socket.SendAsync("llo"u8.ToArray(), WebSocketMessageType.Text, true, default).WaitAsync(Soon);

        Assert.Equal("hello", await socket.ReceiveTextAsync());
    }

    [Theory]
    [InlineData("mqtt,chat", "mqtt")]
    [InlineData("unheard-of,graphql-transport-ws", "graphql-transport-ws")]
    [InlineData("unheard-of", null)]
    public async Task Echo_takes_the_first_known_subprotocol_and_names_itself(string offered, string? taken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Proxy = null;
        foreach (var protocol in offered.Split(','))
            socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(new Uri(fixture.Lab.WsUrl, "/ws/echo"), default).WaitAsync(Soon);

        Assert.Equal(taken, string.IsNullOrEmpty(socket.SubProtocol) ? null : socket.SubProtocol);
        Assert.Equal(["echo"], socket.HttpResponseHeaders!["X-Lab"]);
    }

    [Theory]
    [InlineData("/ws/close?code=1005")]
    [InlineData("/ws/close?code=1006")]
    [InlineData("/ws/close?code=999")]
    [InlineData("/ws/push?size=-1")]
    public async Task An_impossible_wish_is_refused_in_the_handshake(string path)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await RefusalAsync(path));
    }

    [Fact]
    public async Task Reject_answers_the_handshake_with_the_status_asked_for()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await RefusalAsync("/ws/reject"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await RefusalAsync("/ws/reject?status=503"));
    }

    [Fact]
    public async Task Push_sends_its_messages_and_closes()
    {
        using var socket = await fixture.OpenAsync("/ws/push?count=3&size=4&ms=1");

        Assert.Equal("1...", await socket.ReceiveTextAsync());
        Assert.Equal("2...", await socket.ReceiveTextAsync());
        Assert.Equal("3...", await socket.ReceiveTextAsync());
        Assert.Equal((1000, ""), await socket.ReceiveCloseAsync());
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default).WaitAsync(Soon);
    }

    [Fact]
    public async Task Push_sends_bytes_too()
    {
        using var socket = await fixture.OpenAsync("/ws/push?count=1&size=300&binary=1");
        var (type, payload) = await socket.ReceiveAsync();

        Assert.Equal(WebSocketMessageType.Binary, type);
        Assert.Equal(Enumerable.Range(0, 300).Select(index => LabBytes.At(index)), payload);
    }

    [Fact]
    public async Task Headers_tells_the_handshake_and_then_echoes()
    {
        using var socket = await fixture.OpenAsync("/ws/headers", options => options.SetRequestHeader("X-Mine", "yes"));
        var headers = JsonNode.Parse(await socket.ReceiveTextAsync())!;
        await socket.SendTextAsync("and now");

        Assert.Equal("yes", (string?)headers["x-mine"]);
        Assert.Equal("websocket", (string?)headers["upgrade"]);
        Assert.Equal("and now", await socket.ReceiveTextAsync());
    }

    [Fact]
    public async Task Sockets_open_over_tls_for_who_trusts_the_certificate()
    {
        var path = Path.GetTempFileName();
        try
        {
            await fixture.Lab.WriteCertificateAsync(path);
            using var invoker = new HttpMessageInvoker(await LabFixture.TrustingAsync(path));
            using var socket = new ClientWebSocket();
            await socket.ConnectAsync(new Uri(fixture.Lab.WssUrl, "/ws/echo"), invoker, default).WaitAsync(Soon);
            await socket.SendTextAsync("secret");

            Assert.Equal("secret", await socket.ReceiveTextAsync());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<HttpStatusCode> RefusalAsync(string path)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Proxy = null;
        await Assert.ThrowsAsync<WebSocketException>(
            () => socket.ConnectAsync(new Uri(fixture.Lab.WsUrl, path), default).WaitAsync(Soon));
        return socket.HttpStatusCode;
    }
}
