using Akka.Actor;
using MiniActors.Model;
using MiniActors.Sockets;
using MiniActors.Testing;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Tests.Sockets;

/// <summary>The state in which messages flow.</summary>
public sealed class OpenSpecs : SocketActorSpecs
{
    [Fact]
    public async Task A_burst_reaches_theCallbacks_as_one_message_and_its_credit_goes_back_to_the_wire()
    {
        var (_, link) = await OpenAsync();

        link.Receive("a", "bc", "d");

        var received = await Callbacks.ExpectMsgAsync<SocketReceived>();
        Assert.Equal(["a", "bc", "d"], received.Frames.Select(frame => frame.Text));
        Callbacks.Reply(new Credit(3, 4));
        var credit = await WireProbe.ExpectMsgAsync<WireAsked.Credit>();
        Assert.Equal((3, 4), (credit.Messages, credit.Bytes));
    }

    [Fact]
    public async Task A_send_succeeds_when_it_has_been_written_and_not_before()
    {
        var (socket, link) = await OpenAsync();

        socket.Tell(Send((1, "one"), (2, "two"), (3, "three")));
        var sent = await WireProbe.ExpectMsgAsync<WireAsked.Send>();
        Assert.Equal(["one", "two", "three"], sent.Frames.Select(frame => frame.Text));
        await Callbacks.ExpectNoMsgAsync(TimeSpan.Zero);

        link.Written(2);
        Assert.Equal([new CallId(1), new CallId(2)], (await Callbacks.ExpectMsgAsync<SendsSucceeded>()).Calls);
        link.Written();
        Assert.Equal([new CallId(3)], (await Callbacks.ExpectMsgAsync<SendsSucceeded>()).Calls);
    }

    [Fact]
    [Trait("Fault", "19")]
    public async Task Sends_beyond_the_bound_fail_at_once_and_room_comes_back_with_each_write()
    {
        var (socket, link) = await OpenAsync(limits: new SocketLimits { SendQueueMessages = 2 });

        socket.Tell(Send((1, "a"), (2, "b"), (3, "c")));
        Assert.Equal(FailureKind.BufferFull, (await FailureOf(3)).Kind);
        Assert.Equal(2, (await WireProbe.ExpectMsgAsync<WireAsked.Send>()).Frames.Count);

        link.Written();
        await Callbacks.ExpectMsgAsync<SendsSucceeded>();
        socket.Tell(Send((4, "d")));
        await WireProbe.ExpectMsgAsync<WireAsked.Send>();
    }

    [Fact]
    [Trait("Fault", "10")]
    public async Task A_drop_fails_what_was_not_written_and_tells_one_close_and_no_error()
    {
        var (socket, link) = await OpenAsync();
        socket.Tell(Send((1, "a"), (2, "b")));
        await WireProbe.ExpectMsgAsync<WireAsked.Send>();

        link.Fail(WireFault.Dropped);

        Assert.Equal(FailureKind.SendFailed, (await FailureOf(1)).Kind);
        await FailureOf(2);
        var closed = await Callbacks.ExpectMsgAsync<SocketClosed>();
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

        Assert.Equal(kind, (await Callbacks.ExpectMsgAsync<SocketErred>()).Failure.Kind);
        Assert.Equal(1006, (await Callbacks.ExpectMsgAsync<SocketClosed>()).Reason.Code);
        await EndsAsync(socket);
    }

    [Fact]
    public async Task Events_say_whether_the_global_listeners_hear_them()
    {
        var (socket, link) = await OpenAsync();

        socket.Tell(new SocketProtocol.Bind(false));
        await SettledAsync(socket);
        link.Receive("mine");

        Assert.False((await Callbacks.ExpectMsgAsync<SocketReceived>()).Global);
    }

    [Fact]
    [Trait("Fault", "19")]
    public async Task The_bound_of_bytes_counts_what_is_not_written_yet_and_one_message_always_fits()
    {
        var (socket, link) = await OpenAsync(limits: new SocketLimits { SendQueueBytes = 4 });

        socket.Tell(Send((1, "longer than four")));
        await WireProbe.ExpectMsgAsync<WireAsked.Send>();
        socket.Tell(Send((2, "x")));
        Assert.Equal(FailureKind.BufferFull, (await FailureOf(2)).Kind);
        link.Written();
        await Callbacks.ExpectMsgAsync<SendsSucceeded>();

        socket.Tell(Send((3, "ab"), (4, "cd"), (5, "e")));
        Assert.Equal(FailureKind.BufferFull, (await FailureOf(5)).Kind);
        Assert.Equal(2, (await WireProbe.ExpectMsgAsync<WireAsked.Send>()).Frames.Count);
        link.Written(2);
        Assert.Equal(2, (await Callbacks.ExpectMsgAsync<SendsSucceeded>()).Calls.Count);
        socket.Tell(Send((6, "abcd")));
        await WireProbe.ExpectMsgAsync<WireAsked.Send>();
    }

    [Fact]
    [Trait("Fault", "10")]
    public async Task A_socket_that_is_stopped_from_outside_cuts_its_connection_and_fails_what_it_owes()
    {
        var (socket, _) = await OpenAsync();
        socket.Tell(Send((1, "a"), (2, "b")));
        await WireProbe.ExpectMsgAsync<WireAsked.Send>();

        Sys.Stop(socket);

        Assert.Equal(FailureKind.SendFailed, (await FailureOf(1)).Kind);
        Assert.Equal(FailureKind.SendFailed, (await FailureOf(2)).Kind);
        await WireProbe.ExpectMsgAsync<WireAsked.Abort>();
    }
}
