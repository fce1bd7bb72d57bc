using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public abstract partial class SocketWireSpecs
{
    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    [Trait("Fault", "4")]
    public async Task A_refused_handshake_tells_its_status_and_does_not_read_the_body(int status)
    {
        var written = 0;
        var server = Raw(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync($"HTTP/1.1 {status} No\r\nContent-Length: {64 << 20}\r\n\r\n");
            for (; written < 64 << 20; written += 64 << 10) await peer.PushAsync(new byte[64 << 10]);
        });
        var (_, ledger) = Dial(server.WebSocketUrl);
        var failed = await ledger.FailedAsync();
        Assert.Equal((WireFault.Handshake, (int?)status), (failed.Fault, failed.Status));
        Assert.InRange(written, 0, 32 << 20); // the socket buffers of both ends, not the body
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_peer_that_hangs_up_on_the_handshake_is_dialled_once(bool reset)
    {
        var server = Raw(async peer =>
        {
            await peer.ReadRequestAsync();
            if (reset) peer.Reset();
            else peer.Dispose();
        });
        var (_, ledger) = Dial(server.WebSocketUrl);
        Assert.Equal(WireFault.Connect, (await ledger.FailedAsync()).Fault);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    [Trait("Fault", "5")]
    public async Task A_redirect_is_refused_and_its_target_is_never_dialled()
    {
        var target = Raw();
        var server = Raw(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync($"HTTP/1.1 302 Found\r\nLocation: {target.HttpUrl}\r\nContent-Length: 0\r\n\r\n");
        });
        var (_, ledger) = Dial(server.WebSocketUrl);
        var failed = await ledger.FailedAsync();
        Assert.Equal((WireFault.Handshake, (int?)302), (failed.Fault, failed.Status));
        Assert.Equal(0, target.Connections);
    }

    public static TheoryData<string, string> BadAnswers => new()
    {
        { "wrong key", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n" },
        { "no upgrade", "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {key}\r\n\r\n" },
        { "no connection", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {key}\r\n\r\n" },
        { "unrequested subprotocol", "{101}Sec-WebSocket-Protocol: chat\r\n\r\n" },
        { "unrequested extension", "{101}Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n" },
        { "garbage", "SSH-2.0-OpenSSH_9.6\r\n\r\n" },
        { "a mebibyte of fields", "{101}X-Long: {long}\r\n\r\n" },
        { "a line of fields without an end", "{101}{long}" },
    };

    [Theory]
    [MemberData(nameof(BadAnswers))]
    [Trait("Fault", "6")]
    public async Task An_answer_that_is_no_handshake_fails_the_attempt(string what, string answer)
    {
        Assert.NotEmpty(what);
        var server = Raw(async peer =>
        {
            await peer.ReadRequestAsync();
            var accepted = peer.Accepted();
            var key = accepted[(accepted.IndexOf("Accept: ", StringComparison.Ordinal) + 8)..].Trim();
            await peer.WriteAsync(answer.Replace("{101}", accepted[..^2]).Replace("{key}", key).Replace("{long}", new string('x', 1 << 20)));
        });
        var (_, ledger) = Dial(server.WebSocketUrl);
        var failed = await ledger.FailedAsync();
        Assert.Equal((WireFault.Handshake, (int?)null), (failed.Fault, failed.Status));
    }

    [Theory]
    [InlineData("X-A", "1\r\nX-Injected: 2")]
    [InlineData("X-A", "1\nX-Injected: 2")]
    [InlineData("X-A\r\nX-Injected: 2", "1")]
    [InlineData("X-A", "a\0b")]
    [InlineData("X-A", "ü")]
    [InlineData("X A", "1")]
    [InlineData("", "1")]
    public async Task A_field_that_could_end_a_line_is_refused_before_anything_is_dialled(string name, string value)
    {
        var server = Raw();
        var (_, ledger) = Dial(server.WebSocketUrl, with: dial => dial with { Headers = Headers.Of((name, value)) });
        Assert.Equal(WireFault.Protocol, (await ledger.FailedAsync()).Fault);
        Assert.Equal(0, server.Connections);
    }
}
