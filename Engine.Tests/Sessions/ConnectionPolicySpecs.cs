using Akka.Actor;
using Akka.TestKit;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>The seed's rules for how many sockets a mini program may have.</summary>
public sealed class ConnectionPolicySpecs : SessionSpecs
{
    [Fact]
    [Trait("Fault", "29")]
    public async Task Alipay_closes_the_open_socket_before_it_opens_the_next()
    {
        Open("alipay");
        var (first, firstLink) = await OpenSocketAsync();

        var second = Connect();

        Assert.Equal(1000, (await WireProbe.ExpectMsgAsync<WireAsked.Close>()).Reason.Code);
        await NothingMoreAsync();
        Assert.Single(Wire.Links);

        firstLink.CloseByPeer(CloseReason.Normal);
        var closed = await Callbacks.ExpectMsgAsync<SocketClosed>();
        Assert.Equal((first, 1000), (closed.Socket, closed.Reason.Code));
        await AcceptedAsync(second);
        await WireProbe.ExpectMsgAsync<WireAsked.Abort>();
        var dialled = await WireProbe.ExpectMsgAsync<WireAsked.Dial>();
        dialled.Link.Open();
        await Callbacks.ExpectMsgAsync<SocketOpened>(opened => Assert.Equal(second.Socket, opened.Socket));
    }

    [Theory, InlineData("wechat"), InlineData("baidu"), InlineData("alipay")]
    public async Task Who_connects_anew_as_soon_as_a_socket_has_closed_finds_its_place_free(string platform)
    {
        var again = new ConnectSocket(new CallId(1_000), new SocketId(1_000), Argument.Object(("url", Argument.Of("wss://echo.example/"))));
        Callbacks.SetAutoPilot(new DelegateAutoPilot((_, told) =>
        {
            // On the thread that tells it: nothing can come between.
            if (told is SocketClosed) Session.Tell(again, ActorRefs.NoSender);
            return AutoPilot.KeepRunning;
        }));
        Open(platform);
        var (_, link) = await OpenSocketAsync();
        for (var others = 1; others < (Profiles.Of(platform).Sockets.Max ?? 1); others++) await OpenSocketAsync();

        link.Fail(WireFault.Dropped);

        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await AcceptedAsync(again);
    }

    [Fact]
    public async Task Alipay_waits_for_the_old_socket_no_longer_than_the_close_limit()
    {
        Open("alipay");
        await OpenSocketAsync();
        var second = Connect();
        await WireProbe.ExpectMsgAsync<WireAsked.Close>();

        Advance(TimeSpan.FromSeconds(3.1));

        Assert.Equal(1006, (await Callbacks.ExpectMsgAsync<SocketClosed>()).Reason.Code);
        await AcceptedAsync(second);
    }

    [Fact]
    public async Task Alipay_lets_the_latest_of_several_connects_win()
    {
        Open("alipay");
        var (_, link) = await OpenSocketAsync();

        var second = Connect();
        var third = Connect();

        Assert.Equal(FailureKind.Superseded, (await RefusedAsync(second)).Kind);
        link.CloseByPeer(CloseReason.Normal);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await AcceptedAsync(third);
    }

    [Fact]
    public async Task Alipay_replaces_an_attempt_that_has_not_opened_with_one_close_1000()
    {
        Open("alipay");
        var (first, _) = await DialAsync();

        var second = Connect();

        var closed = await Callbacks.ExpectMsgAsync<SocketClosed>();
        Assert.Equal((first, 1000), (closed.Socket, closed.Reason.Code));
        await AcceptedAsync(second);
    }

    [Fact]
    public async Task Alipay_leaves_the_old_socket_alone_when_the_new_call_is_wrong()
    {
        Open("alipay");
        await OpenSocketAsync();

        var wrong = Connect("ftp://nowhere.example/");

        await RefusedAsync(wrong);
        await WireProbe.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task Alipay_closes_the_attempt_that_waits_when_it_is_told_to_close()
    {
        Open("alipay");
        var (_, link) = await OpenSocketAsync();
        var second = Connect();

        var close = Close();

        Assert.Equal(close, (await Callbacks.ExpectMsgAsync<Succeeded>()).Call);
        Assert.Equal(FailureKind.Aborted, (await RefusedAsync(second)).Kind);
        link.CloseByPeer(CloseReason.Normal);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await NothingMoreAsync();
        Assert.Single(Wire.Links);
    }

    [Fact]
    public async Task A_silent_replacement_tells_nobody_that_the_old_socket_closed()
    {
        Open("alipay", with: profile => profile with { Sockets = profile.Sockets with { WhenFull = WhenFull.ReplaceSilently } });
        var (first, link) = await OpenSocketAsync();
        var second = Connect();
        await WireProbe.ExpectMsgAsync<WireAsked.Close>();

        link.CloseByPeer(CloseReason.Normal);

        Assert.Equal(first, (await Callbacks.ExpectMsgAsync<SocketForgotten>()).Socket);
        await AcceptedAsync(second);
    }

    [Fact]
    public async Task Alipay_has_five_sockets_with_tasks_beside_the_single_one()
    {
        Open("alipay");
        await OpenSocketAsync();
        for (var socket = 0; socket < 5; socket++) await OpenSocketAsync(multiple: true);

        var sixth = Connect(multiple: true);

        Assert.Equal(FailureKind.TooManySockets, (await RefusedAsync(sixth)).Kind);
        Assert.Equal(6, Wire.Links.Count);
    }

    [Theory]
    [InlineData("wechat", 2)]
    [InlineData("wechat/game", 5)]
    [Trait("Fault", "29")]
    public async Task WeChat_refuses_the_socket_over_the_limit_and_the_old_ones_live(string platform, int limit)
    {
        Open(platform);
        var links = new List<FakeSocketLink>();
        for (var socket = 0; socket < limit; socket++) links.Add((await OpenSocketAsync()).Link);

        var refused = Connect();

        var failure = await RefusedAsync(refused);
        Assert.Equal($"connectSocket:fail fail reach max websocket connect count {limit}", failure.Message);
        foreach (var link in links)
        {
            link.Receive("alive");
            await Callbacks.ExpectMsgAsync<SocketReceived>();
        }
    }

    [Fact]
    public async Task A_closing_socket_counts_until_it_is_gone()
    {
        Open("wechat");
        await OpenSocketAsync();
        var (second, link) = await OpenSocketAsync();
        Close(second);
        await Callbacks.ExpectMsgAsync<Succeeded>();

        await RefusedAsync(Connect());

        link.CloseByPeer(CloseReason.Normal);
        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await SettledAsync(Session);
        await AcceptedAsync(Connect());
    }

    [Theory]
    [InlineData("wechat", "1.6.9")]
    [InlineData("baidu", "1.9.3")]
    public async Task Old_base_libraries_replace_like_Alipay(string platform, string baseLibrary)
    {
        Open(platform, baseLibrary);
        var (_, link) = await OpenSocketAsync();

        var second = Connect();
        await WireProbe.ExpectMsgAsync<WireAsked.Close>();
        link.CloseByPeer(CloseReason.Normal);

        Assert.Equal(1000, (await Callbacks.ExpectMsgAsync<SocketClosed>()).Reason.Code);
        await AcceptedAsync(second);
    }

    [Fact]
    public async Task Baidu_keeps_them_all()
    {
        Open("baidu");

        for (var socket = 0; socket < 12; socket++) await OpenSocketAsync();

        Assert.Equal(12, Wire.Links.Count);
        await NothingMoreAsync();
    }
}
