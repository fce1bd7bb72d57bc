using System.Text;
using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>RFC 6455 section 4.1, first half: what the client sends.</summary>
public sealed class UpgradeRequestSpecs
{
    private static string Of(SocketDial dial) => Encoding.ASCII.GetString(UpgradeRequest.Of(dial, "a2V5").Span);

    [Fact]
    public void It_asks_for_the_resource_with_the_fields_of_the_handshake_and_then_the_callers() => Assert.Equal(
        "GET /a%20b?c=%E4%BD%A0 HTTP/1.1\r\nHost: echo.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: a2V5\r\nSec-WebSocket-Protocol: chat, superchat\r\nX-A: 1\r\nX-A: 2\r\n\r\n",
        Of(new SocketDial { Url = new Uri("wss://echo.example/a b?c=你#gone"), Protocols = ["chat", "superchat"], Headers = Headers.Of(("X-A", "1"), ("X-A", "2")) }));

    [Theory]
    [InlineData("ws://echo.example/", "echo.example")]
    [InlineData("ws://echo.example:80/", "echo.example")]
    [InlineData("ws://echo.example:443/", "echo.example:443")]
    [InlineData("wss://echo.example:443/", "echo.example")]
    [InlineData("wss://user:secret@echo.example:8443/", "echo.example:8443")]
    [InlineData("ws://[::1]:81/", "[::1]:81")]
    [InlineData("ws://127.0.0.1/", "127.0.0.1")]
    [InlineData("wss://例子.example/", "xn--fsqu00a.example")]
    public void The_host_is_named_as_in_a_url_and_its_port_where_it_is_not_the_schemes(string url, string host) =>
        Assert.Contains($"\r\nHost: {host}\r\n", Of(new SocketDial { Url = new Uri(url) }));

    [Theory]
    [InlineData("Host")]
    [InlineData("connection")]
    [InlineData("Upgrade")]
    [InlineData("Sec-WebSocket-Key")]
    [InlineData("Sec-WebSocket-Extensions")]
    [InlineData("Content-Length")]
    [InlineData("Transfer-Encoding")]
    public void What_belongs_to_the_handshake_is_not_the_callers_to_say(string name) =>
        Assert.DoesNotContain("theirs", Of(new SocketDial { Url = new Uri("ws://echo.example/"), Headers = Headers.Of((name, "theirs")) }));

    [Theory]
    [InlineData("X-A", "1\r\nX-B: 2", "chat")]
    [InlineData("X A", "1", "chat")]
    [InlineData("X-A", "ü", "chat")]
    [InlineData("X-A", "1", "chat\r\nX-B: 2")]
    [InlineData("X-A", "1", "")]
    [InlineData("X-A", "1", "a,b")]
    public void What_could_end_a_line_is_refused(string name, string value, string protocol) =>
        Assert.Equal(WireFault.Protocol, Assert.Throws<WireException>(() =>
            Of(new SocketDial { Url = new Uri("ws://echo.example/"), Headers = Headers.Of((name, value)), Protocols = [protocol] })).Fault);

    [Fact]
    public void Every_key_is_new_and_16_bytes_long()
    {
        var keys = Enumerable.Range(0, 1_000).Select(_ => UpgradeRequest.NewKey()).ToHashSet();
        Assert.Equal(1_000, keys.Count);
        Assert.All(keys, key => Assert.Equal(16, Convert.FromBase64String(key).Length));
    }
}
