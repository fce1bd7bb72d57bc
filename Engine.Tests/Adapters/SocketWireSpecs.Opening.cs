using System.Net;
using System.Net.Sockets;
using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public abstract partial class SocketWireSpecs
{
    [Fact]
    public async Task The_opening_tells_the_fields_and_the_subprotocol_of_the_answer()
    {
        var server = Raw();
        var (link, ledger) = Dial(server.WebSocketUrl, with: dial => dial with
        {
            Protocols = ["chat", "superchat"],
            Headers = Headers.Of(("X-Token", "a"), ("x-token", "b"), ("User-Agent", "mini")),
        });
        var peer = await server.AcceptSocketAsync("Sec-WebSocket-Protocol: superchat\r\nX-Served-By: raw\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n");

        var opened = await ledger.OpenedAsync();
        Assert.Equal("superchat", opened.Protocol);
        Assert.Equal("raw", opened.Headers.Find("x-served-by"));
        Assert.Equal(["a=1", "b=2"], opened.Headers.Where(field => field.Key == "Set-Cookie").Select(field => field.Value));
        Assert.Contains("chat, superchat", peer.Field("Sec-WebSocket-Protocol"));
        Assert.Equal("mini", peer.Field("User-Agent"));
        Assert.Matches("(?s)X-Token: a.*b", peer.Request);
        Assert.DoesNotContain("Sec-WebSocket-Extensions", peer.Request);
        link.Abort();
        await ledger.FailedAsync();
    }

    [Fact]
    public async Task A_closed_port_fails_to_connect_and_is_not_tried_again()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var (_, ledger) = Dial(new Uri($"ws://127.0.0.1:{((IPEndPoint)probe.LocalEndPoint!).Port}/"));
        Assert.Equal(WireFault.Connect, (await ledger.FailedAsync()).Fault);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_fails_to_connect()
    {
        using var transport = new Transport(_ => true, (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        var ledger = new SignalLedger();
        WireOver(transport).Dial(new SocketDial { Url = new Uri("ws://nowhere.example/") }, ledger.Tell);
        Assert.Equal(WireFault.Connect, (await ledger.FailedAsync()).Fault);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ending_an_attempt_that_is_not_answered_ends_its_connection(bool abort)
    {
        var server = Raw();
        var (link, ledger) = Dial(server.WebSocketUrl);
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();

        if (abort) link.Abort();
        else link.Close(CloseReason.Normal);
        Assert.Equal(WireFault.Aborted, (await ledger.FailedAsync()).Fault);
        Assert.Equal(0, await peer.ReadToEndAsync());
        Assert.Single(ledger.Signals);
    }

    [Fact]
    public async Task Ending_an_attempt_in_a_stalled_tls_handshake_ends_its_connection()
    {
        var server = Raw(); // speaks no TLS
        var (link, ledger) = Dial(new UriBuilder(server.WebSocketUrl) { Scheme = "wss" }.Uri);
        var peer = await server.AcceptAsync();
        await peer.ReadExactlyAsync(1); // the hello has begun
        link.Abort();
        Assert.Equal(WireFault.Aborted, (await ledger.FailedAsync()).Fault);
        await peer.ReadToEndAsync();
    }

    [Fact]
    public async Task A_handshake_that_drips_can_be_ended_at_any_time()
    {
        var server = Raw();
        var (link, ledger) = Dial(server.WebSocketUrl);
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        foreach (var letter in "HTTP/1.1 101 Swi") await peer.WriteAsync(letter.ToString());
        link.Abort();
        Assert.Equal(WireFault.Aborted, (await ledger.FailedAsync()).Fault);
        await peer.ReadToEndAsync();
    }

    [Fact]
    public async Task What_comes_in_the_segment_of_the_answer_comes_after_the_opening_and_whole()
    {
        var server = Raw();
        var (link, ledger) = Dial(server.WebSocketUrl);
        await server.AcceptSocketAsync(behind: RawFrame.Bytes(RawFrame.OfText("one"), RawFrame.OfBytes([2])));
        await ledger.UntilAsync(all => all.Frames.Count == 2);
        Assert.IsType<SocketSignal.Opened>(ledger.Signals[0]);
        Assert.Equal([Frame.OfText("one"), Frame.OfBytes([2])], ledger.Frames);
        link.Abort();
        await ledger.FailedAsync();
    }

    [Fact]
    public async Task A_close_in_the_segment_of_the_answer_is_an_opening_and_a_close_and_is_answered()
    {
        var server = Raw();
        var (_, ledger) = Dial(server.WebSocketUrl);
        var peer = await server.AcceptSocketAsync(behind: RawFrame.Bytes(RawFrame.OfClose(1001, "later")));
        Assert.Equal(1001, (await peer.ReadFrameAsync()).CloseCode);
        peer.Dispose();
        Assert.Equal(new CloseReason(1001, "later"), (await ledger.ClosedAsync()).Reason);
        Assert.Equal([typeof(SocketSignal.Opened), typeof(SocketSignal.Closed)], ledger.Signals.Select(signal => signal.GetType()));
    }
}
