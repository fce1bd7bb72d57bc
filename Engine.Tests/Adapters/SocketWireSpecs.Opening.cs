using System.Net;
using System.Net.Sockets;
using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Testing;
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
    [Trait("Fault", "1")]
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
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Fault", "2")]
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
    [Trait("Fault", "30")]
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
    [Trait("Fault", "3")]
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
    [Trait("Fault", "8")]
    public async Task What_comes_in_the_segment_of_the_answer_comes_after_the_opening_and_whole()
    {
        var server = Raw();
        var (link, ledger) = Dial(server.WebSocketUrl);
        await server.AcceptSocketAsync(behind: FaultFrame.Bytes(FaultFrame.OfText("one"), FaultFrame.OfBytes([2])));
        await ledger.UntilAsync(all => all.Frames.Count == 2);
        Assert.IsType<SocketSignal.Opened>(ledger.Signals[0]);
        Assert.Equal([Frame.OfText("one"), Frame.OfBytes([2])], ledger.Frames);
        link.Abort();
        await ledger.FailedAsync();
    }

    [Fact]
    [Trait("Fault", "7")]
    public async Task A_close_in_the_segment_of_the_answer_is_an_opening_and_a_close_and_is_answered()
    {
        var server = Raw();
        var (_, ledger) = Dial(server.WebSocketUrl);
        var peer = await server.AcceptSocketAsync(behind: FaultFrame.Bytes(FaultFrame.OfClose(1001, "later")));
        Assert.Equal(1001, (await peer.ReadFrameAsync()).CloseCode);
        peer.Dispose();
        Assert.Equal(new CloseReason(1001, "later"), (await ledger.ClosedAsync()).Reason);
        Assert.Equal([typeof(SocketSignal.Opened), typeof(SocketSignal.Closed)], ledger.Signals.Select(signal => signal.GetType()));
    }
}
