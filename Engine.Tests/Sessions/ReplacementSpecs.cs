using Akka.Actor;
using MiniActors.Model;
using MiniActors.Testing;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>What may happen while a new socket waits for the old one to be gone (decision 22).</summary>
public sealed class ReplacementSpecs : SessionSpecs
{
    private async Task<(SocketId Id, FakeSocketLink Link, ConnectSocket Waiting)> WaitAsync()
    {
        Open("alipay");
        var (id, link) = await OpenSocketAsync();
        var waiting = Connect();
        await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Close);
        return (id, link, waiting);
    }

    private async Task DialledAsync(ConnectSocket waiting)
    {
        await AcceptedAsync(waiting);
        await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Dial);
    }

    [Fact]
    public async Task The_end_of_another_socket_is_not_what_it_waits_for()
    {
        Open("alipay");
        var (_, single) = await OpenSocketAsync();
        var (multiple, other) = await OpenSocketAsync(multiple: true);
        var waiting = Connect();
        await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Close);

        other.CloseByPeer(CloseReason.Normal);
        Assert.Equal(multiple, (await Callbacks.ExpectMsgAsync<SocketClosed>()).Socket);
        await NothingMoreAsync();
        Assert.Equal(2, Wire.Links.Count);

        single.CloseByPeer(CloseReason.Normal);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await DialledAsync(waiting);
    }

    [Fact]
    public async Task A_socket_with_a_task_of_its_own_does_not_wait_with_it()
    {
        var (_, link, waiting) = await WaitAsync();

        await OpenSocketAsync(multiple: true);

        link.CloseByPeer(CloseReason.Normal);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await DialledAsync(waiting);
    }

    [Fact]
    public async Task A_call_that_is_wrong_takes_nobodys_place()
    {
        var (_, link, waiting) = await WaitAsync();

        await RefusedAsync(Connect("ftp://nowhere.example/"));

        link.CloseByPeer(CloseReason.Normal);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await DialledAsync(waiting);
    }

    [Fact]
    public async Task A_close_that_is_wrong_closes_nothing()
    {
        var (_, link, waiting) = await WaitAsync();

        Assert.Equal(FailureKind.InvalidCloseCode, (await FailsAsync(Close(code: 1006))).Kind);

        link.CloseByPeer(CloseReason.Normal);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await DialledAsync(waiting);
    }

    [Fact]
    [Trait("Fault", "45")]
    public async Task An_old_socket_that_dies_without_a_word_is_gone_as_well()
    {
        var (old, _, waiting) = await WaitAsync();
        var actor = await Sys.ActorSelection(Session.Path / old.ToString()).ResolveOne(TimeSpan.FromSeconds(3));

        actor.Tell(PoisonPill.Instance);

        Assert.Equal(old, (await Callbacks.ExpectMsgAsync<SocketClosed>()).Socket);
        await DialledAsync(waiting);
    }

    [Fact]
    [Trait("Fault", "44")]
    public async Task A_mini_program_that_closes_fails_the_call_that_waits()
    {
        var (_, link, waiting) = await WaitAsync();
        Watch(Session);

        Session.Tell(new CloseProgram());

        Assert.Equal(FailureKind.SessionClosed, (await RefusedAsync(waiting)).Kind);
        link.CloseByPeer(CloseReason.GoingAway);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await ExpectTerminatedAsync(Session);
        Assert.Single(Wire.Links);
    }
}
