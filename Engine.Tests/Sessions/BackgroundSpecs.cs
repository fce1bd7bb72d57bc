using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>What becomes of a mini program in the background (docs/decisions/0008).</summary>
public sealed class BackgroundSpecs : SessionSpecs
{
    private static readonly TimeSpan Almost = TimeSpan.FromSeconds(4.9);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(0.2);

    public BackgroundSpecs() => Callbacks.IgnoreMessages(message => message is Hidden or Shown or Noted);

    private async Task HideAsync(TimeSpan time)
    {
        Session.Tell(new Hide());
        await SettledAsync(Session);
        Advance(time);
    }

    private async Task SuspendAsync()
    {
        await HideAsync(Almost + Rest);
        await Callbacks.ExpectMsgAsync<Suspended>();
    }

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    public async Task Hiding_and_showing_are_told_once_and_at_once(string platform)
    {
        Callbacks.IgnoreNoMessages();
        Open(platform);

        Session.Tell(new Show());
        Session.Tell(new Hide());
        Session.Tell(new Hide());
        Session.Tell(new Show());

        await Callbacks.ExpectMsgAsync<Hidden>();
        await Callbacks.ExpectMsgAsync<Shown>();
        await NothingMoreAsync();
    }

    [Fact]
    public async Task A_program_that_was_suspended_is_resumed_before_it_is_told_that_it_is_shown()
    {
        Callbacks.IgnoreNoMessages();
        Open("wechat");
        await HideAsync(Almost + Rest);
        Session.Tell(new Show());

        await Callbacks.ExpectMsgAsync<Hidden>();
        await Callbacks.ExpectMsgAsync<Suspended>();
        await Callbacks.ExpectMsgAsync<Resumed>();
        await Callbacks.ExpectMsgAsync<Shown>();
    }

    [Fact]
    public async Task WeChat_interrupts_what_is_not_finished_five_seconds_after_hiding()
    {
        Open("wechat");
        var call = Ask();
        var exchange = await CarriedAsync();
        await HideAsync(Almost);
        await NothingMoreAsync();

        Advance(Rest);

        await Callbacks.ExpectMsgAsync<Suspended>();
        var failure = await FailsAsync(call);
        Assert.Equal((FailureKind.Interrupted, "request:fail interrupted", 600003), (failure.Kind, failure.Message, failure.Code));
        await CancelledAsync(exchange);
        exchange.Answer(200);
        await NothingMoreAsync();
    }

    [Fact]
    public async Task What_ends_within_the_grace_succeeds_and_is_told_at_once()
    {
        Open("wechat");
        await HideAsync(TimeSpan.FromSeconds(1));
        var call = Ask();

        (await CarriedAsync()).Answer(200);

        Assert.Equal(call, (await Callbacks.ExpectMsgAsync<Succeeded>()).Call);
    }

    [Fact]
    public async Task Requests_that_wait_in_the_queue_are_interrupted_and_never_reach_the_wire()
    {
        Open("wechat", with: profile => profile with { Http = profile.Http with { MaxInFlight = 1 } });
        CallId[] calls = [Ask(), Ask(), Ask()];
        await CarriedAsync();

        await SuspendAsync();

        var failed = new List<CallId>();
        foreach (var _ in calls) failed.Add((await Callbacks.ExpectMsgAsync<Failed>(told => Assert.Equal(FailureKind.Interrupted, told.Failure.Kind))).Call);
        Assert.Equal(calls.OrderBy(call => call.Value), failed.OrderBy(call => call.Value));
        Advance(TimeSpan.FromSeconds(60));
        await NothingMoreAsync();
        await HttpProbe.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_suspended_program_can_call_nothing_until_it_is_shown()
    {
        Open("wechat");
        await SuspendAsync();

        Assert.Equal("request:fail interrupted", (await FailsAsync(Ask())).Message);
        var refused = await RefusedAsync(Connect());
        Assert.Equal(("connectSocket:fail interrupted", 600003), (refused.Message, refused.Code));
        Assert.Empty(Wire.Links);

        Session.Tell(new Show());
        await Callbacks.ExpectMsgAsync<Resumed>();
        await OpenSocketAsync();
        Ask();
        await CarriedAsync();
    }

    [Fact]
    public async Task Sockets_are_cut_with_one_close_and_no_error_open_or_not()
    {
        Open("wechat");
        var (open, _) = await OpenSocketAsync();
        var (connecting, late) = await DialAsync();

        await SuspendAsync();

        SocketClosed[] told = [await Callbacks.ExpectMsgAsync<SocketClosed>(), await Callbacks.ExpectMsgAsync<SocketClosed>()];
        Assert.Equal([open, connecting], told.Select(closed => closed.Socket).OrderBy(socket => socket.Value));
        Assert.All(told, closed => Assert.Equal((new CloseReason(1006, "interrupted"), false), (closed.Reason, closed.WasClean)));
        Assert.IsType<WireAsked.Abort>(await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Abort));
        late.Open();
        await NothingMoreAsync();
    }

    [Fact]
    public async Task Showing_within_the_grace_leaves_no_trace()
    {
        Open("wechat");
        Ask();
        await CarriedAsync();
        await HideAsync(Almost);
        Session.Tell(new Show());
        await SettledAsync(Session);

        Advance(TimeSpan.FromSeconds(5));

        await NothingMoreAsync();
    }

    [Fact]
    public async Task Hiding_twice_gives_no_second_grace()
    {
        Open("wechat");
        await HideAsync(Almost);

        await HideAsync(Rest);

        await Callbacks.ExpectMsgAsync<Suspended>();
    }

    [Theory]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task Elsewhere_a_hidden_program_goes_on(string platform)
    {
        Open(platform);
        var (_, link) = await OpenSocketAsync();
        await HideAsync(TimeSpan.FromSeconds(20));

        link.Receive("still here");
        await Callbacks.ExpectMsgAsync<SocketReceived>();
        Ask();
        await CarriedAsync();
    }

    [Fact]
    public async Task Alipay_can_be_given_a_grace_and_a_connection_that_waits_for_its_turn_is_interrupted_too()
    {
        Open("alipay", with: profile => profile with { Background = profile.Background with { Grace = TimeSpan.FromSeconds(1) } });
        await OpenSocketAsync();
        var waiting = Connect();
        await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Close);

        await HideAsync(TimeSpan.FromSeconds(1.1));

        await Callbacks.ExpectMsgAsync<Suspended>();
        var told = new List<object> { await Callbacks.ReceiveOneAsync(Patience.Long), await Callbacks.ReceiveOneAsync(Patience.Long), await Callbacks.ReceiveOneAsync(Patience.Long) };
        Assert.Equal(FailureKind.Interrupted, Assert.Single(told.OfType<Failed>(), failed => failed.Call == waiting.Call).Failure.Kind);
        Assert.Single(told.OfType<SocketClosed>());
        Session.Tell(new Show());
        await Callbacks.ExpectMsgAsync<Resumed>();
        await DialAsync();
    }

    [Fact]
    public async Task Callbacks_wait_for_the_return_and_run_in_order()
    {
        var (registry, journal) = OpenWithDelegates();
        var link = await ConnectedAsync(registry, journal);
        link.Receive("before");
        Assert.Equal("message before", await journal.NextAsync());

        await HideAsync(Almost + Rest);
        await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Abort);
        registry.Calls.Enter(registry.Calls.Next(), new Noting(journal));
        Ask();
        await DispatcherSettledAsync();
        Assert.Empty(journal.Rest());

        Session.Tell(new Show());
        Assert.Equal("close 1006 interrupted", await journal.NextAsync());
        Assert.Equal("failed Interrupted", await journal.NextAsync());
    }

    [Fact]
    public async Task Callbacks_that_can_no_longer_wait_run_early_and_none_is_lost()
    {
        var (registry, journal) = OpenWithDelegates(held: 2);
        await HideAsync(Almost + Rest);
        for (var call = 0; call < 3; call++) registry.Calls.Enter(registry.Calls.Next(), new Noting(journal));

        for (var call = 0; call < 3; call++) Ask();

        Assert.Equal(["failed Interrupted", "failed Interrupted"], await journal.NextAsync(2));
        await DispatcherSettledAsync();
        Assert.Empty(journal.Rest());
        Session.Tell(new Show());
        Assert.Equal("failed Interrupted", await journal.NextAsync());
    }

    [Fact]
    public async Task Closing_a_suspended_program_runs_what_waits_and_then_fails_what_is_open()
    {
        var (registry, journal) = OpenWithDelegates();
        await ConnectedAsync(registry, journal);
        await HideAsync(Almost + Rest);
        await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Abort);
        registry.Calls.Enter(registry.Calls.Next(), new Noting(journal));

        Session.Tell(new CloseProgram());

        Assert.Equal(["close 1006 interrupted", "failed SessionClosed"], await journal.NextAsync(2));
    }

    [Fact]
    public async Task Leaving_a_suspended_program_runs_nothing_of_what_waits()
    {
        var (registry, journal) = OpenWithDelegates();
        await ConnectedAsync(registry, journal);
        await HideAsync(Almost + Rest);
        await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Abort);
        registry.Calls.Enter(registry.Calls.Next(), new Noting(journal));
        Watch(Session);

        Session.Tell(new CloseProgram(Silently: true));

        await ExpectTerminatedAsync(Session);
        Assert.Empty(journal.Rest());
        Assert.Equal(0, registry.Calls.Count);
    }

    private (Registry Registry, Journal Journal) OpenWithDelegates(int held = 100)
    {
        var (registry, journal) = (new Registry(ListenerForm.Slot), new Journal());
        registry.Global.Open.Add(_ => journal.Write("open"));
        registry.Global.Message.Add(message => journal.Write("message " + message.Data));
        registry.Global.Close.Add(closed => journal.Write($"close {closed.Code} {closed.Reason}"));
        Open("wechat", with: profile => profile with { Background = profile.Background with { HeldCallbacks = held } },
            role: CallbackRole.Of(context => DelegateDispatcher.PropsFor(registry, context)));
        return (registry, journal);
    }

    private async Task<FakeSocketLink> ConnectedAsync(Registry registry, Journal journal)
    {
        registry.Calls.Next();
        Connect();
        var link = (await WireProbe.ExpectMsgAsync<WireAsked.Dial>()).Link;
        link.Open();
        Assert.Equal("open", await journal.NextAsync());
        return link;
    }

    private async Task DispatcherSettledAsync()
    {
        await SettledAsync(Session);
        await Sys.ActorSelection(Session.Path / "callbacks").Ask<ActorIdentity>(new Identify(null), Patience.Long);
    }

    /// <summary>A caller who notes how the call ended.</summary>
    private sealed class Noting(Journal journal) : IOpenCall
    {
        public string Api => "request";

        public TransferListeners? Listeners => null;

        public void Succeed(CallResult result, Guest guest) => journal.Write("succeeded");

        public void Fail(Model.Failure failure, Guest guest) => journal.Write($"failed {failure.Kind}");
    }
}
