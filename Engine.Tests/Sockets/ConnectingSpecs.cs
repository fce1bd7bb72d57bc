using Akka.Actor;
using MiniActors.Model;
using MiniActors.Sockets;
using MiniActors.Testing;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Tests.Sockets;

/// <summary>The state before the handshake is complete.</summary>
public sealed class ConnectingSpecs : SocketActorSpecs
{
    [Fact]
    public async Task It_dials_what_was_planned()
    {
        var (_, link) = await DialAsync();

        Assert.Equal("wss://echo.example/", link.Dial.Url.ToString());
        Assert.Equal(["chat"], link.Dial.Protocols);
        Assert.Equal("1", link.Dial.Headers.Find("x-one"));
        Assert.False(link.Dial.Policy.PrivateAddresses);
    }

    [Fact]
    public async Task The_opening_is_told_with_the_headers_of_the_response()
    {
        var (_, link) = await DialAsync();

        link.Open(Headers.Of(("X-Server", "lab")), "chat");

        var opened = await Callbacks.ExpectMsgAsync<SocketOpened>();
        Assert.Equal(("lab", "chat", true), (opened.Headers.Find("x-server"), opened.Protocol, opened.Global));
    }

    [Theory]
    [InlineData("wechat", true)]
    [InlineData("alipay", false)]
    [InlineData("baidu", false)]
    [Trait("Fault", "1")]
    public async Task A_failed_handshake_is_one_error_and_a_close_only_where_the_platform_has_it(string platform, bool close)
    {
        var (socket, link) = await DialAsync(platform);

        link.Fail(WireFault.Handshake, "503", 503);

        Assert.Equal(FailureKind.Handshake, (await Callbacks.ExpectMsgAsync<SocketErred>()).Failure.Kind);
        if (close) Assert.Equal(1006, (await Callbacks.ExpectMsgAsync<SocketClosed>()).Reason.Code);
        else await Callbacks.ExpectMsgAsync<SocketForgotten>();
        await EndsAsync(socket);
    }

    [Fact]
    [Trait("Fault", "2")]
    [Trait("Fault", "3")]
    public async Task Connecting_takes_no_longer_than_its_limit()
    {
        var (socket, _) = await DialAsync();

        Advance(TimeSpan.FromSeconds(59.9));
        await Callbacks.ExpectNoMsgAsync(TimeSpan.Zero);
        Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(FailureKind.Timeout, (await Callbacks.ExpectMsgAsync<SocketErred>()).Failure.Kind);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await WireProbe.ExpectMsgAsync<WireAsked.Abort>();
        await EndsAsync(socket);
    }

    [Fact]
    public async Task An_open_socket_is_not_hit_by_the_connect_limit()
    {
        await OpenAsync();

        Advance(TimeSpan.FromMinutes(5));

        await Callbacks.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    [Trait("Fault", "23")]
    public async Task A_send_before_the_opening_fails_and_nothing_goes_on_the_wire()
    {
        var (socket, _) = await DialAsync();

        socket.Tell(Send((1, "early")));

        Assert.Equal(FailureKind.NotOpen, (await FailureOf(1)).Kind);
        await WireProbe.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    [Trait("Fault", "22")]
    public async Task A_global_close_before_the_opening_fails_and_the_attempt_goes_on()
    {
        var (socket, link) = await DialAsync();

        socket.Tell(Close(whileConnecting: false));
        Assert.Equal(FailureKind.NotOpen, (await FailureOf(9)).Kind);

        link.Open();
        await Callbacks.ExpectMsgAsync<SocketOpened>();
    }

    [Fact]
    [Trait("Fault", "22")]
    public async Task A_close_that_ends_the_attempt_is_told_one_close_and_no_error()
    {
        var (socket, link) = await DialAsync();

        socket.Tell(Close(code: 3001));

        await Callbacks.ExpectMsgAsync<Succeeded>();
        Assert.Equal(3001, (await Callbacks.ExpectMsgAsync<SocketClosed>()).Reason.Code);
        await WireProbe.ExpectMsgAsync<WireAsked.Abort>();
        link.Open();
        await EndsAsync(socket);
    }

    [Fact]
    public async Task A_socket_that_makes_way_before_it_opened_is_told_one_close_1000()
    {
        var (socket, _) = await DialAsync();

        socket.Tell(new SocketProtocol.MakeWay(Silently: false));

        Assert.Equal(1000, (await Callbacks.ExpectMsgAsync<SocketClosed>()).Reason.Code);
        await EndsAsync(socket);
    }
}
