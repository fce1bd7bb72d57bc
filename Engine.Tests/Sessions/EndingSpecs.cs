using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>How sockets and mini programs leave nothing behind, and how long they may take.</summary>
public sealed class EndingSpecs : SessionSpecs
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private async Task<IActorRef> ActorOfAsync(SocketId socket) =>
        await Sys.ActorSelection(Session.Path / socket.ToString()).ResolveOne(TimeSpan.FromSeconds(3));

    [Fact]
    public async Task A_socket_that_is_over_leaves_no_actor()
    {
        Open("wechat");
        var (id, link) = await OpenSocketAsync();
        var actor = Watch(await ActorOfAsync(id));

        link.CloseByPeer(CloseReason.Normal);

        await ExpectTerminatedAsync(actor);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await NothingMoreAsync();
    }

    [Fact]
    public async Task The_socket_that_is_the_newest_again_is_heard_by_the_global_listeners_again()
    {
        Open("wechat");
        var (older, link) = await OpenSocketAsync();
        var (_, newer) = await OpenSocketAsync();
        newer.CloseByPeer(CloseReason.Normal);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await SettledAsync(Session);
        await SettledAsync(await ActorOfAsync(older));

        link.Receive("the newest");

        Assert.True((await Callbacks.ExpectMsgAsync<SocketReceived>()).Global);
    }

    [Fact]
    [Trait("Fault", "45")]
    public async Task An_older_socket_that_dies_without_a_word_is_not_heard_by_the_global_listeners()
    {
        Open("wechat");
        var (older, _) = await OpenSocketAsync();
        var (newer, link) = await OpenSocketAsync();

        (await ActorOfAsync(older)).Tell(PoisonPill.Instance);

        var closed = await Callbacks.ExpectMsgAsync<SocketClosed>();
        Assert.Equal((older, false, 1006, false), (closed.Socket, closed.Global, closed.Reason.Code, closed.WasClean));
        link.Receive("alive");
        Assert.Equal((newer, true), await Callbacks.ExpectMsgAsync<SocketReceived>() is var received ? (received.Socket, received.Global) : default);
    }

    [Fact]
    [Trait("Fault", "44")]
    public async Task A_mini_program_does_not_wait_for_its_sockets_longer_than_for_its_own_end()
    {
        Open("wechat", waits: Profiles.Settings.Waits with { ProgramClose = Second, SocketClose = 60 * Second });
        await OpenSocketAsync();
        Watch(Session);

        Session.Tell(new CloseProgram());
        await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Close);
        await SettledAsync(Session);
        Advance(0.9 * Second);
        await NothingMoreAsync();
        Advance(0.2 * Second);

        Assert.NotNull((await Callbacks.ExpectMsgAsync<Finished>()).Failure);
        await ExpectTerminatedAsync(Session);
    }

    [Fact]
    [Trait("Fault", "44")]
    public async Task A_dispatcher_that_never_comes_to_its_end_is_not_waited_for()
    {
        Open("wechat", waits: Profiles.Settings.Waits with { ProgramClose = Second }, role: CallbackRole.Of(_ => Props.Create<Endless>(Callbacks)));
        Watch(Session);

        Session.Tell(new CloseProgram());
        await Callbacks.ExpectMsgAsync<Finished>();
        Session.Tell(new Show());
        await SettledAsync(Session);
        Advance(0.9 * Second);
        await SettledAsync(Session);
        Advance(0.2 * Second);

        await ExpectTerminatedAsync(Session);
    }

    public static TheoryData<string, ICommand> Calls => new()
    {
        { "connectSocket", new ConnectSocket(new CallId(77), new SocketId(77), Argument.Object()) },
        { "sendSocketMessage", new SendSocketMessages(null, [new OutgoingMessage(new CallId(77), Argument.Of("x"))]) },
        { "closeSocket", new CloseSocket(new CallId(77), null, Argument.Object()) },
        { "request", new Request(new CallId(77), Argument.Object()) },
        { "uploadFile", new UploadFile(new CallId(77), Argument.Object()) },
        { "downloadFile", new DownloadFile(new CallId(77), Argument.Object()) },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    [Trait("Fault", "44")]
    public async Task A_call_to_a_mini_program_that_closes_fails_as_its_own_api(string api, ICommand call)
    {
        Open("wechat");
        await OpenSocketAsync();
        Session.Tell(new CloseProgram());

        Session.Tell(call);

        var failure = await FailsAsync(new CallId(77));
        Assert.Equal(FailureKind.SessionClosed, failure.Kind);
        Assert.StartsWith($"{api}:fail ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_whose_call_is_refused_is_given_back_and_so_is_one_whose_call_never_came()
    {
        var shelf = new StreamShelf();
        var (refused, lent) = (new WatchedStream(), new WatchedStream());
        Open("wechat", streams: shelf, program: program => program with { Network = NetworkState.Offline });
        var offer = new StreamOffer(shelf.Lend(new CallId(77), refused, disposes: true));
        shelf.Lend(new CallId(78), lent, disposes: true);

        Session.Tell(new UploadFile(new CallId(77), Argument.Object(("url", Argument.Of("https://files.example/")), ("name", Argument.Of("file"))), offer));

        Assert.Equal(FailureKind.Offline, (await FailsAsync(new CallId(77))).Kind);
        await refused.Disposed.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(lent.Disposed.IsCompleted);
        Session.Tell(new CloseProgram());
        await lent.Disposed.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>A dispatcher that is told its end and stays.</summary>
    private sealed class Endless(IActorRef probe) : UntypedActor
    {
        protected override void OnReceive(object message) => probe.Forward(message);
    }
}
