using Akka.Actor;
using Akka.TestKit;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Sockets;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;
using Failure = MiniActors.Model.Failure;

namespace MiniActors.Tests.Sockets;

/// <summary>Walks every state of the socket actor with a fake wire and a probe in the dispatcher's place.</summary>
public sealed class SocketActorSpecs : ActorSpecs
{
    private static readonly SocketId Id = new(1);
    private readonly TestProbe _callbacks;
    private readonly TestProbe _wireProbe;
    private readonly TestProbe _parent;
    private readonly FakeSocketWire _wire;

    public SocketActorSpecs()
    {
        _callbacks = CreateTestProbe("callbacks");
        _wireProbe = CreateTestProbe("wire");
        _parent = CreateTestProbe("supervisor");
        _wire = new FakeSocketWire(asked => _wireProbe.Tell(asked));
    }

    private async Task<(IActorRef Socket, FakeSocketLink Link)> DialAsync(string platform = "wechat", SocketLimits? limits = null)
    {
        var socket = _parent.ChildActorOf(SocketActor.PropsFor(new SocketOrder
        {
            Socket = Id,
            Global = true,
            Plan = new ConnectPlan
            {
                Url = new Uri("wss://echo.example/"),
                Headers = Headers.Of(("X-One", "1")),
                Protocols = ["chat"],
                Timeout = TimeSpan.FromSeconds(60),
            },
            Surroundings = new SocketSurroundings
            {
                Profile = Profiles.Of(platform),
                Wire = _wire,
                Limits = limits ?? new SocketLimits(),
                CloseTimeout = TimeSpan.FromSeconds(3),
                TrustedCertificates = null,
                Callbacks = _callbacks,
            },
        }));
        var dialled = await _wireProbe.ExpectMsgAsync<WireAsked.Dial>();
        return (socket, dialled.Link);
    }

    private async Task<(IActorRef Socket, FakeSocketLink Link)> OpenAsync(string platform = "wechat", SocketLimits? limits = null)
    {
        var (socket, link) = await DialAsync(platform, limits);
        link.Open();
        await _callbacks.ExpectMsgAsync<SocketOpened>();
        return (socket, link);
    }

    private static SocketProtocol.Send Send(params (long Call, string Text)[] messages) =>
        new([.. messages.Select(message => new SocketProtocol.Outgoing(new CallId(message.Call), Frame.OfText(message.Text)))]);

    private static SocketProtocol.Close Close(long? call = 9, int code = 1000, bool whileConnecting = true) =>
        new(call is { } asked ? new CallId(asked) : null, new CloseReason(code, "bye"), whileConnecting);

    private async Task<Failure> FailureOf(long call)
    {
        var failed = await _callbacks.ExpectMsgAsync<Failed>();
        Assert.Equal(new CallId(call), failed.Call);
        return failed.Failure;
    }

    private async Task EndsAsync(IActorRef socket)
    {
        await _parent.ExpectMsgAsync<SocketProtocol.Ended>(ended => Assert.Equal(Id, ended.Socket));
        await _parent.WatchAsync(socket);
        socket.Tell(new SocketProtocol.Release());
        await _parent.ExpectTerminatedAsync(socket);
        await _callbacks.ExpectNoMsgAsync(TimeSpan.Zero);
    }

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

        var opened = await _callbacks.ExpectMsgAsync<SocketOpened>();
        Assert.Equal(("lab", "chat", true), (opened.Headers.Find("x-server"), opened.Protocol, opened.Global));
    }

    [Theory]
    [InlineData("wechat", true)]
    [InlineData("alipay", false)]
    [InlineData("baidu", false)]
    public async Task A_failed_handshake_is_one_error_and_a_close_only_where_the_platform_has_it(string platform, bool close)
    {
        var (socket, link) = await DialAsync(platform);

        link.Fail(WireFault.Handshake, "503", 503);

        Assert.Equal(FailureKind.Handshake, (await _callbacks.ExpectMsgAsync<SocketErred>()).Failure.Kind);
        if (close) Assert.Equal(1006, (await _callbacks.ExpectMsgAsync<SocketClosed>()).Reason.Code);
        else await _callbacks.ExpectMsgAsync<SocketForgotten>();
        await EndsAsync(socket);
    }

    [Fact]
    public async Task Connecting_takes_no_longer_than_its_limit()
    {
        var (socket, _) = await DialAsync();

        Advance(TimeSpan.FromSeconds(59.9));
        await _callbacks.ExpectNoMsgAsync(TimeSpan.Zero);
        Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(FailureKind.Timeout, (await _callbacks.ExpectMsgAsync<SocketErred>()).Failure.Kind);
        await _callbacks.ExpectMsgAsync<SocketClosed>();
        await _wireProbe.ExpectMsgAsync<WireAsked.Abort>();
        await EndsAsync(socket);
    }

    [Fact]
    public async Task An_open_socket_is_not_hit_by_the_connect_limit()
    {
        await OpenAsync();

        Advance(TimeSpan.FromMinutes(5));

        await _callbacks.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_send_before_the_opening_fails_and_nothing_goes_on_the_wire()
    {
        var (socket, _) = await DialAsync();

        socket.Tell(Send((1, "early")));

        Assert.Equal(FailureKind.NotOpen, (await FailureOf(1)).Kind);
        await _wireProbe.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_global_close_before_the_opening_fails_and_the_attempt_goes_on()
    {
        var (socket, link) = await DialAsync();

        socket.Tell(Close(whileConnecting: false));
        Assert.Equal(FailureKind.NotOpen, (await FailureOf(9)).Kind);

        link.Open();
        await _callbacks.ExpectMsgAsync<SocketOpened>();
    }

    [Fact]
    public async Task A_close_that_ends_the_attempt_is_told_one_close_and_no_error()
    {
        var (socket, link) = await DialAsync();

        socket.Tell(Close(code: 3001));

        await _callbacks.ExpectMsgAsync<Succeeded>();
        Assert.Equal(3001, (await _callbacks.ExpectMsgAsync<SocketClosed>()).Reason.Code);
        await _wireProbe.ExpectMsgAsync<WireAsked.Abort>();
        link.Open();
        await EndsAsync(socket);
    }

    [Fact]
    public async Task A_burst_reaches_the_callbacks_as_one_message_and_its_credit_goes_back_to_the_wire()
    {
        var (_, link) = await OpenAsync();

        link.Receive("a", "bc", "d");

        var received = await _callbacks.ExpectMsgAsync<SocketReceived>();
        Assert.Equal(["a", "bc", "d"], received.Frames.Select(frame => frame.Text));
        _callbacks.Reply(new Credit(3, 4));
        var credit = await _wireProbe.ExpectMsgAsync<WireAsked.Credit>();
        Assert.Equal((3, 4), (credit.Messages, credit.Bytes));
    }

    [Fact]
    public async Task A_send_succeeds_when_it_has_been_written_and_not_before()
    {
        var (socket, link) = await OpenAsync();

        socket.Tell(Send((1, "one"), (2, "two"), (3, "three")));
        var sent = await _wireProbe.ExpectMsgAsync<WireAsked.Send>();
        Assert.Equal(["one", "two", "three"], sent.Frames.Select(frame => frame.Text));
        await _callbacks.ExpectNoMsgAsync(TimeSpan.Zero);

        link.Written(2);
        Assert.Equal([new CallId(1), new CallId(2)], (await _callbacks.ExpectMsgAsync<SendsSucceeded>()).Calls);
        link.Written();
        Assert.Equal([new CallId(3)], (await _callbacks.ExpectMsgAsync<SendsSucceeded>()).Calls);
    }

    [Fact]
    public async Task Sends_beyond_the_bound_fail_at_once_and_room_comes_back_with_each_write()
    {
        var (socket, link) = await OpenAsync(limits: new SocketLimits { SendQueueMessages = 2 });

        socket.Tell(Send((1, "a"), (2, "b"), (3, "c")));
        Assert.Equal(FailureKind.BufferFull, (await FailureOf(3)).Kind);
        Assert.Equal(2, (await _wireProbe.ExpectMsgAsync<WireAsked.Send>()).Frames.Count);

        link.Written();
        await _callbacks.ExpectMsgAsync<SendsSucceeded>();
        socket.Tell(Send((4, "d")));
        await _wireProbe.ExpectMsgAsync<WireAsked.Send>();
    }

    [Fact]
    public async Task A_drop_fails_what_was_not_written_and_tells_one_close_and_no_error()
    {
        var (socket, link) = await OpenAsync();
        socket.Tell(Send((1, "a"), (2, "b")));
        await _wireProbe.ExpectMsgAsync<WireAsked.Send>();

        link.Fail(WireFault.Dropped);

        Assert.Equal(FailureKind.SendFailed, (await FailureOf(1)).Kind);
        await FailureOf(2);
        var closed = await _callbacks.ExpectMsgAsync<SocketClosed>();
        Assert.Equal((1006, false), (closed.Reason.Code, closed.WasClean));
        await EndsAsync(socket);
    }

    [Theory]
    [InlineData(WireFault.Protocol, FailureKind.Protocol)]
    [InlineData(WireFault.InvalidText, FailureKind.Protocol)]
    [InlineData(WireFault.TooLarge, FailureKind.TooLarge)]
    public async Task A_fault_of_the_peer_is_an_error_and_then_a_close(WireFault fault, FailureKind kind)
    {
        var (socket, link) = await OpenAsync();

        link.Fail(fault);

        Assert.Equal(kind, (await _callbacks.ExpectMsgAsync<SocketErred>()).Failure.Kind);
        Assert.Equal(1006, (await _callbacks.ExpectMsgAsync<SocketClosed>()).Reason.Code);
        await EndsAsync(socket);
    }

    [Fact]
    public async Task The_peers_code_and_reason_are_told()
    {
        var (socket, link) = await OpenAsync();

        link.CloseByPeer(new CloseReason(4001, "later"));

        var closed = await _callbacks.ExpectMsgAsync<SocketClosed>();
        Assert.Equal((4001, "later", true), (closed.Reason.Code, closed.Reason.Reason, closed.WasClean));
        await EndsAsync(socket);
    }

    [Fact]
    public async Task Closing_succeeds_at_once_and_the_end_is_told_when_the_peer_has_answered()
    {
        var (socket, link) = await OpenAsync();

        socket.Tell(Close(code: 3000));

        await _callbacks.ExpectMsgAsync<Succeeded>();
        Assert.Equal(new CloseReason(3000, "bye"), (await _wireProbe.ExpectMsgAsync<WireAsked.Close>()).Reason);
        link.Receive("still on its way");
        await _callbacks.ExpectMsgAsync<SocketReceived>();
        link.CloseByPeer(new CloseReason(3000));
        Assert.True((await _callbacks.ExpectMsgAsync<SocketClosed>()).WasClean);
        await EndsAsync(socket);
    }

    [Fact]
    public async Task A_send_that_was_in_flight_when_the_close_began_is_still_answered()
    {
        var (socket, link) = await OpenAsync();
        socket.Tell(Send((1, "a")));
        await _wireProbe.ExpectMsgAsync<WireAsked.Send>();
        socket.Tell(Close());
        await _callbacks.ExpectMsgAsync<Succeeded>();

        link.Written();

        Assert.Equal([new CallId(1)], (await _callbacks.ExpectMsgAsync<SendsSucceeded>()).Calls);
    }

    [Fact]
    public async Task A_second_close_and_a_late_send_fail()
    {
        var (socket, _) = await OpenAsync();
        socket.Tell(Close(9));
        await _callbacks.ExpectMsgAsync<Succeeded>();

        socket.Tell(Close(10));
        socket.Tell(Send((11, "late")));

        Assert.Equal(FailureKind.NotOpen, (await FailureOf(10)).Kind);
        Assert.Equal(FailureKind.NotOpen, (await FailureOf(11)).Kind);
    }

    [Fact]
    public async Task A_peer_that_ignores_the_close_is_cut_off_when_the_time_is_up()
    {
        var (socket, _) = await OpenAsync();
        socket.Tell(Close());
        await _wireProbe.ExpectMsgAsync<WireAsked.Close>();
        await _callbacks.ExpectMsgAsync<Succeeded>();

        Advance(TimeSpan.FromSeconds(3.1));

        Assert.Equal(1006, (await _callbacks.ExpectMsgAsync<SocketClosed>()).Reason.Code);
        await _wireProbe.ExpectMsgAsync<WireAsked.Abort>();
        await EndsAsync(socket);
    }

    [Fact]
    public async Task A_socket_that_makes_way_before_it_opened_is_told_one_close_1000()
    {
        var (socket, _) = await DialAsync();

        socket.Tell(new SocketProtocol.MakeWay(Silently: false));

        Assert.Equal(1000, (await _callbacks.ExpectMsgAsync<SocketClosed>()).Reason.Code);
        await EndsAsync(socket);
    }

    [Fact]
    public async Task A_socket_that_makes_way_in_silence_tells_nobody()
    {
        var (socket, link) = await OpenAsync();

        socket.Tell(new SocketProtocol.MakeWay(Silently: true));
        await _wireProbe.ExpectMsgAsync<WireAsked.Close>();
        link.CloseByPeer(CloseReason.Normal);

        await _callbacks.ExpectMsgAsync<SocketForgotten>();
        await EndsAsync(socket);
    }

    [Fact]
    public async Task Events_say_whether_the_global_listeners_hear_them()
    {
        var (socket, link) = await OpenAsync();

        socket.Tell(new SocketProtocol.Bind(false));
        await SettledAsync(socket);
        link.Receive("mine");

        Assert.False((await _callbacks.ExpectMsgAsync<SocketReceived>()).Global);
    }

    [Fact]
    public async Task A_socket_that_is_over_still_answers_until_it_is_forgotten()
    {
        var (socket, link) = await OpenAsync();
        link.Fail(WireFault.Dropped);
        await _callbacks.ExpectMsgAsync<SocketClosed>();

        socket.Tell(Send((1, "late")));
        socket.Tell(Close(2));
        link.Receive("too late");

        await FailureOf(1);
        await FailureOf(2);
        await EndsAsync(socket);
    }
}
