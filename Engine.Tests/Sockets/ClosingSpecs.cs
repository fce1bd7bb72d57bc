using Akka.Actor;
using MiniActors.Model;
using MiniActors.Sockets;
using MiniActors.Testing;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Tests.Sockets;

/// <summary>How a socket ends, and what still reaches it then.</summary>
public sealed class ClosingSpecs : SocketActorSpecs
{
    [Fact]
    public async Task The_peers_code_and_reason_are_told()
    {
        var (socket, link) = await OpenAsync();

        link.CloseByPeer(new CloseReason(4001, "later"));

        var closed = await Callbacks.ExpectMsgAsync<SocketClosed>();
        Assert.Equal((4001, "later", true), (closed.Reason.Code, closed.Reason.Reason, closed.WasClean));
        await EndsAsync(socket);
    }

    [Fact]
    public async Task Closing_succeeds_at_once_and_the_end_is_told_when_the_peer_has_answered()
    {
        var (socket, link) = await OpenAsync();

        socket.Tell(Close(code: 3000));

        await Callbacks.ExpectMsgAsync<Succeeded>();
        Assert.Equal(new CloseReason(3000, "bye"), (await WireProbe.ExpectMsgAsync<WireAsked.Close>()).Reason);
        link.Receive("still on its way");
        await Callbacks.ExpectMsgAsync<SocketReceived>();
        link.CloseByPeer(new CloseReason(3000));
        Assert.True((await Callbacks.ExpectMsgAsync<SocketClosed>()).WasClean);
        await EndsAsync(socket);
    }

    [Fact]
    public async Task A_send_that_was_in_flight_when_the_close_began_is_still_answered()
    {
        var (socket, link) = await OpenAsync();
        socket.Tell(Send((1, "a")));
        await WireProbe.ExpectMsgAsync<WireAsked.Send>();
        socket.Tell(Close());
        await Callbacks.ExpectMsgAsync<Succeeded>();

        link.Written();

        Assert.Equal([new CallId(1)], (await Callbacks.ExpectMsgAsync<SendsSucceeded>()).Calls);
    }

    [Fact]
    [Trait("Fault", "21")]
    [Trait("Fault", "23")]
    public async Task A_second_close_and_a_late_send_fail()
    {
        var (socket, _) = await OpenAsync();
        socket.Tell(Close(9));
        await Callbacks.ExpectMsgAsync<Succeeded>();

        socket.Tell(Close(10));
        socket.Tell(Send((11, "late")));

        Assert.Equal(FailureKind.NotOpen, (await FailureOf(10)).Kind);
        Assert.Equal(FailureKind.NotOpen, (await FailureOf(11)).Kind);
    }

    [Fact]
    [Trait("Fault", "20")]
    public async Task A_peer_that_ignores_the_close_is_cut_off_when_the_time_is_up()
    {
        var (socket, _) = await OpenAsync();
        socket.Tell(Close());
        await WireProbe.ExpectMsgAsync<WireAsked.Close>();
        await Callbacks.ExpectMsgAsync<Succeeded>();

        Advance(TimeSpan.FromSeconds(3.1));

        var closed = await Callbacks.ExpectMsgAsync<SocketClosed>();
        Assert.Equal((1006, false), (closed.Reason.Code, closed.WasClean));
        await WireProbe.ExpectMsgAsync<WireAsked.Abort>();
        await EndsAsync(socket);
    }

    [Fact]
    public async Task A_socket_that_makes_way_in_silence_tells_nobody()
    {
        var (socket, link) = await OpenAsync();

        socket.Tell(new SocketProtocol.MakeWay(Silently: true));
        await WireProbe.ExpectMsgAsync<WireAsked.Close>();
        link.CloseByPeer(CloseReason.Normal);

        await Callbacks.ExpectMsgAsync<SocketForgotten>();
        await EndsAsync(socket);
    }

    [Fact]
    public async Task A_socket_that_is_over_still_answers_until_it_is_forgotten()
    {
        var (socket, link) = await OpenAsync();
        link.Fail(WireFault.Dropped);
        await Callbacks.ExpectMsgAsync<SocketClosed>();

        socket.Tell(Send((1, "late")));
        socket.Tell(Close(2));
        link.Receive("too late");

        await FailureOf(1);
        await FailureOf(2);
        await EndsAsync(socket);
    }

    [Fact]
    public async Task The_connect_limit_does_not_cut_a_close_short()
    {
        var (socket, link) = await OpenAsync(); // with a limit of 60 s
        Advance(TimeSpan.FromSeconds(59));
        socket.Tell(Close());
        await Callbacks.ExpectMsgAsync<Succeeded>();
        await WireProbe.ExpectMsgAsync<WireAsked.Close>();

        Advance(TimeSpan.FromSeconds(2));
        await SettledAsync(socket);
        await Callbacks.ExpectNoMsgAsync(TimeSpan.Zero);

        link.CloseByPeer(CloseReason.Normal);
        Assert.True((await Callbacks.ExpectMsgAsync<SocketClosed>()).WasClean);
    }

    [Fact]
    public async Task A_close_that_was_asked_for_is_told_even_by_a_socket_that_then_makes_way_and_in_silence_only_if_it_must()
    {
        var (socket, link) = await OpenAsync();
        socket.Tell(Close());
        await Callbacks.ExpectMsgAsync<Succeeded>();

        socket.Tell(new SocketProtocol.MakeWay(Silently: true));
        link.CloseByPeer(CloseReason.Normal);

        await Callbacks.ExpectMsgAsync<SocketForgotten>();
        await EndsAsync(socket);
    }

    [Fact]
    public async Task A_socket_that_is_cut_while_it_closes_ends_at_once_and_so_does_one_in_silence()
    {
        var (socket, _) = await OpenAsync();
        socket.Tell(new SocketProtocol.MakeWay(Silently: true));
        await WireProbe.ExpectMsgAsync<WireAsked.Close>();

        socket.Tell(new SocketProtocol.Cut(new CloseReason(1006, "interrupted")));

        await Callbacks.ExpectMsgAsync<SocketForgotten>();
        await WireProbe.ExpectMsgAsync<WireAsked.Abort>();
        await EndsAsync(socket);
    }

    [Fact]
    public async Task In_silence_the_time_may_run_out_as_well()
    {
        var (socket, _) = await OpenAsync();
        socket.Tell(new SocketProtocol.MakeWay(Silently: true));
        await WireProbe.ExpectMsgAsync<WireAsked.Close>();

        Advance(TimeSpan.FromSeconds(3.1));

        await Callbacks.ExpectMsgAsync<SocketForgotten>();
        await EndsAsync(socket);
    }
}
