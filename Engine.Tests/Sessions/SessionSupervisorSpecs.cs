using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>How the supervisor routes, answers, survives and ends.</summary>
public sealed class SessionSupervisorSpecs : SessionSpecs
{
    [Fact]
    public async Task Global_sends_go_to_the_newest_socket_and_back_to_the_older_one_when_it_is_gone()
    {
        Open("wechat");
        var (_, first) = await OpenSocketAsync();
        var (_, second) = await OpenSocketAsync();

        Send("to the newest");
        Assert.Same(second, (await WireProbe.ExpectMsgAsync<WireAsked.Send>()).Link);

        second.Fail(WireFault.Dropped);
        await Callbacks.FishForMessageAsync<SocketClosed>(_ => true);
        await WireProbe.ExpectMsgAsync<WireAsked.Abort>();
        await SettledAsync(Session);
        Send("to the one that is left");
        Assert.Same(first, (await WireProbe.ExpectMsgAsync<WireAsked.Send>()).Link);
    }

    [Fact]
    public async Task Only_the_newest_socket_is_heard_by_the_global_listeners()
    {
        Open("wechat");
        var (_, first) = await OpenSocketAsync();
        var (_, second) = await OpenSocketAsync();

        first.Receive("old");
        Assert.False((await Callbacks.ExpectMsgAsync<SocketReceived>()).Global);
        second.Receive("new");
        Assert.True((await Callbacks.ExpectMsgAsync<SocketReceived>()).Global);
    }

    [Fact]
    public async Task A_socket_with_a_task_of_its_own_is_not_heard_by_the_global_listeners_on_Alipay()
    {
        Open("alipay");
        var (_, single) = await OpenSocketAsync();
        var (_, multiple) = await OpenSocketAsync(multiple: true);

        multiple.Receive("task only");
        Assert.False((await Callbacks.ExpectMsgAsync<SocketReceived>()).Global);
        single.Receive("global");
        Assert.True((await Callbacks.ExpectMsgAsync<SocketReceived>()).Global);
    }

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    [Trait("Fault", "23")]
    public async Task Without_a_socket_sends_and_closes_fail(string platform)
    {
        Open(platform);

        Assert.Equal(FailureKind.NotOpen, (await FailsAsync(Send("nobody"))).Kind);
        Assert.Equal(FailureKind.NotOpen, (await FailsAsync(Close())).Kind);
        Assert.Equal(FailureKind.NotOpen, (await FailsAsync(Send("nobody", new SocketId(77)))).Kind);
    }

    [Theory]
    [InlineData(1006)]
    [InlineData(2999)]
    [InlineData(5000)]
    [Trait("Fault", "26")]
    public async Task A_close_code_that_is_not_the_callers_to_send_fails_and_the_socket_stays_open(int code)
    {
        Open("wechat");
        var (_, link) = await OpenSocketAsync();

        Assert.Equal(FailureKind.InvalidCloseCode, (await FailsAsync(Close(code: code))).Kind);

        link.Receive("still here");
        await Callbacks.ExpectMsgAsync<SocketReceived>();
    }

    [Fact]
    public async Task WeChat_accepts_a_call_to_an_unlisted_host_and_tells_an_error_and_no_close()
    {
        Open("wechat", program: program => program with { UrlCheck = true });

        var connect = Connect("wss://unlisted.example/");

        await AcceptedAsync(connect);
        var erred = await Callbacks.ExpectMsgAsync<SocketErred>();
        Assert.Equal("createSocketTask:fail url not in domain list", erred.Failure.Message);
        Assert.True(erred.Global);
        await Callbacks.ExpectMsgAsync<SocketForgotten>();
        Assert.Empty(Wire.Links);
    }

    [Theory]
    [InlineData("alipay", 4)]
    [InlineData("baidu", 7)]
    public async Task Elsewhere_a_call_to_an_unlisted_host_fails(string platform, int code)
    {
        Open(platform, program: program => program with { UrlCheck = true });

        Assert.Equal(code, (await RefusedAsync(Connect("wss://unlisted.example/"))).Code);
        Assert.Empty(Wire.Links);
    }

    [Fact]
    [Trait("Fault", "45")]
    public async Task A_socket_that_crashes_ends_alone_and_every_send_in_its_mailbox_is_answered()
    {
        Open("wechat");
        var (_, sibling) = await OpenSocketAsync();
        var (crashing, link) = await OpenSocketAsync();
        link.BrokenSend = () => new InvalidOperationException("injected");

        CallId[] calls = [Send("one", crashing), Send("two", crashing), Send("three", crashing)];

        var told = new List<IEvent>();
        while (told.OfType<Failed>().Count() < 3 || !told.OfType<SocketClosed>().Any())
            told.Add(await Callbacks.ExpectMsgAsync<IEvent>());
        Assert.Equal(calls, told.OfType<Failed>().Select(failed => failed.Call).Order(Comparer<CallId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.Equal(1006, told.OfType<SocketClosed>().Single().Reason.Code);
        sibling.Receive("did not notice");
        await Callbacks.ExpectMsgAsync<SocketReceived>();
        await AcceptedAsync(Connect());
    }

    [Fact]
    [Trait("Fault", "45")]
    public async Task A_wire_that_throws_while_dialling_is_an_error_of_that_socket_alone()
    {
        Open("wechat");
        Wire.BrokenDial = () => new InvalidOperationException("injected");

        await AcceptedAsync(Connect());

        await Callbacks.ExpectMsgAsync<SocketErred>();
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        Wire.BrokenDial = null;
        await SettledAsync(Session);
        await OpenSocketAsync();
    }

    [Fact]
    [Trait("Fault", "45")]
    public async Task A_socket_that_is_killed_twice_is_still_told_as_closed()
    {
        Open("wechat");
        var (id, _) = await OpenSocketAsync();
        var actor = await Sys.ActorSelection(Session.Path / id.ToString()).ResolveOne(TimeSpan.FromSeconds(3));

        actor.Tell(Kill.Instance);
        actor.Tell(Kill.Instance);

        Assert.Equal(id, (await Callbacks.FishForMessageAsync<SocketClosed>(_ => true)).Socket);
        await SettledAsync(Session);
        await OpenSocketAsync();
        await OpenSocketAsync();
    }

    [Fact]
    [Trait("Fault", "44")]
    public async Task Closing_a_mini_program_closes_its_sockets_with_1001_and_fails_its_requests()
    {
        Open("wechat");
        var (_, link) = await OpenSocketAsync();
        var request = Ask();
        var exchange = await CarriedAsync();
        Watch(Session);

        Session.Tell(new CloseProgram());

        Assert.Equal(FailureKind.SessionClosed, (await FailsAsync(request)).Kind);
        await CancelledAsync(exchange);
        Assert.Equal(1001, (await WireProbe.ExpectMsgAsync<WireAsked.Close>()).Reason.Code);
        Assert.Equal(FailureKind.SessionClosed, (await FailsAsync(Ask())).Kind);
        link.CloseByPeer(CloseReason.GoingAway);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        Assert.NotNull((await Callbacks.ExpectMsgAsync<Finished>()).Failure);
        await ExpectTerminatedAsync(Session);
        await Callbacks.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    [Trait("Fault", "44")]
    public async Task Closing_takes_no_longer_than_its_limit()
    {
        Open("wechat", with: profile => profile);
        await DialAsync();
        await OpenSocketAsync();
        Watch(Session);

        Session.Tell(new CloseProgram());
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Close);
        Advance(TimeSpan.FromSeconds(3.1));

        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await Callbacks.ExpectMsgAsync<Finished>();
        await ExpectTerminatedAsync(Session);
    }

    [Fact]
    public async Task After_a_silent_end_nothing_more_is_told()
    {
        Open("wechat", role: CallbackRole.Of(_ => Forwarder.PropsFor(Callbacks)));
        await OpenSocketAsync();
        Watch(Session);

        Session.Tell(new CloseProgram(Silently: true));

        Assert.Null((await Callbacks.ExpectMsgAsync<Finished>()).Failure);
        // The time limit of the end is set behind the word.
        await SettledAsync(Session);
        Advance(TimeSpan.FromSeconds(3.1));
        await ExpectTerminatedAsync(Session);
        await Callbacks.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_dispatcher_that_dies_ends_its_mini_program()
    {
        Open("wechat", role: CallbackRole.Of(_ => Forwarder.PropsFor(Callbacks)));
        await OpenSocketAsync();
        Watch(Session);

        Sys.ActorSelection(Session.Path / "callbacks").Tell(PoisonPill.Instance);
        await WireProbe.ExpectMsgAsync<WireAsked.Close>();
        Advance(TimeSpan.FromSeconds(3.1));

        await ExpectTerminatedAsync(Session);
    }

    /// <summary>A dispatcher that is a child, as real ones are, and passes on what it is told.</summary>
    private sealed class Forwarder(IActorRef probe) : UntypedActor
    {
        public static Props PropsFor(IActorRef probe) => Props.Create<Forwarder>(probe);

        protected override void OnReceive(object message)
        {
            probe.Forward(message);
            if (message is Finished) Context.Stop(Self);
        }
    }
}
