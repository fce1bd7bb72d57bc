using Akka.Actor;
using MiniActors.Model;
using MiniActors.Testing;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>What becomes of a mini program without a network (docs/decisions/0009).</summary>
public sealed class OfflineSpecs : SessionSpecs
{
    private async Task GoOfflineAsync()
    {
        Session.Tell(new SetNetwork(NetworkState.Offline));
        await Callbacks.ExpectMsgAsync<NetworkChanged>(told => Assert.False(told.Network.IsConnected));
    }

    [Theory]
    [InlineData("wechat", "request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED")]
    [InlineData("alipay", "网络出错：似乎已断开与互联网的连接")]
    [InlineData("baidu", "request:fail 执行失败 network is not available")]
    public async Task A_request_without_a_network_fails_at_once_in_the_platforms_words(string platform, string words)
    {
        Open(platform, program: settings => settings with { Network = NetworkState.Offline });

        var failure = await FailsAsync(Ask());

        Assert.Equal((FailureKind.Offline, words), (failure.Kind, failure.Message));
        await HttpProbe.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_call_that_is_wrong_is_told_so_with_or_without_a_network()
    {
        Open("wechat", program: settings => settings with { Network = NetworkState.Offline });
        Assert.Equal(FailureKind.InvalidUrl, (await FailsAsync(Ask("nonsense"))).Kind);
    }

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task A_socket_is_accepted_told_as_an_error_and_never_dialled(string platform)
    {
        Open(platform, program: settings => settings with { Network = NetworkState.Offline },
            with: profile => profile with { Sockets = profile.Sockets with { CloseAfterFailedHandshake = false } });
        var connect = Connect();

        await AcceptedAsync(connect);
        var erred = await Callbacks.ExpectMsgAsync<SocketErred>();
        Assert.Equal((connect.Socket, true, FailureKind.Offline), (erred.Socket, erred.Global, erred.Failure.Kind));
        await Callbacks.ExpectMsgAsync<SocketForgotten>(forgotten => Assert.Equal(connect.Socket, forgotten.Socket));
        Assert.Empty(Wire.Links);
    }

    [Fact]
    public async Task Where_a_failed_handshake_is_followed_by_a_close_so_is_this()
    {
        Open("wechat", program: settings => settings with { Network = NetworkState.Offline },
            with: profile => profile with { Sockets = profile.Sockets with { CloseAfterFailedHandshake = true } });
        var connect = Connect();

        await AcceptedAsync(connect);
        await Callbacks.ExpectMsgAsync<SocketErred>();
        var closed = await Callbacks.ExpectMsgAsync<SocketClosed>();
        Assert.Equal((connect.Socket, CloseReason.Dropped, false), (closed.Socket, closed.Reason, closed.WasClean));
        await NothingMoreAsync();
    }

    [Fact]
    public async Task Transfers_fail_when_the_network_goes_those_that_wait_in_the_queue_too()
    {
        Open("wechat", with: profile => profile with { Http = profile.Http with { MaxInFlight = 1 } });
        CallId[] calls = [Ask(), Ask()];
        var exchange = await CarriedAsync();

        await GoOfflineAsync();

        Failed[] failed = [await Callbacks.ExpectMsgAsync<Failed>(), await Callbacks.ExpectMsgAsync<Failed>()];
        Assert.Equal(calls, failed.Select(told => told.Call).OrderBy(call => call.Value));
        Assert.All(failed, told => Assert.Equal(FailureKind.Offline, told.Failure.Kind));
        await CancelledAsync(exchange);
        await NothingMoreAsync();
    }

    [Fact]
    public async Task An_open_socket_breaks_with_1006_and_what_it_owes_fails()
    {
        Open("wechat");
        var (socket, _) = await OpenSocketAsync();
        var send = Send("on its way");

        await GoOfflineAsync();

        Assert.Equal(FailureKind.SendFailed, (await FailsAsync(send)).Kind);
        var closed = await Callbacks.ExpectMsgAsync<SocketClosed>();
        Assert.Equal((socket, CloseReason.Dropped, false), (closed.Socket, closed.Reason, closed.WasClean));
        await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Abort);
        await NothingMoreAsync();
    }

    [Fact]
    public async Task A_socket_that_is_connecting_errs_as_one_that_found_no_way()
    {
        Open("alipay");
        var (socket, link) = await DialAsync();

        await GoOfflineAsync();

        var erred = await Callbacks.ExpectMsgAsync<SocketErred>();
        Assert.Equal((socket, FailureKind.Offline, 50), (erred.Socket, erred.Failure.Kind, erred.Failure.Code));
        link.Open();
        await Callbacks.FishForMessageAsync(told => told is SocketForgotten or SocketClosed);
        await NothingMoreAsync();
    }

    [Fact]
    public async Task A_socket_that_is_closing_does_not_wait_for_its_peer()
    {
        Open("wechat");
        var (socket, _) = await OpenSocketAsync();
        Close();
        await Callbacks.ExpectMsgAsync<Succeeded>();

        await GoOfflineAsync();

        Assert.Equal((socket, CloseReason.Dropped), await Callbacks.ExpectMsgAsync<SocketClosed>() is var closed ? (closed.Socket, closed.Reason) : default);
    }

    [Fact]
    public async Task Alipays_new_socket_that_waits_for_the_old_one_finds_no_way_either()
    {
        Open("alipay");
        await OpenSocketAsync();
        var waiting = Connect();
        await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Close);

        await GoOfflineAsync();

        await Callbacks.ExpectMsgAsync<SocketClosed>();
        await AcceptedAsync(waiting);
        Assert.Equal(FailureKind.Offline, (await Callbacks.ExpectMsgAsync<SocketErred>()).Failure.Kind);
        Assert.Single(Wire.Links);
    }

    [Fact]
    public async Task Back_online_everything_can_be_called_again()
    {
        Open("wechat");
        await GoOfflineAsync();
        Assert.Equal(FailureKind.Offline, (await FailsAsync(Ask())).Kind);

        Session.Tell(new SetNetwork(NetworkState.Unlimited));

        await Callbacks.ExpectMsgAsync<NetworkChanged>(told => Assert.Equal(NetworkType.Wifi, told.Network.Type));
        Ask();
        await CarriedAsync();
        await OpenSocketAsync();
    }

    [Fact]
    public async Task Another_pace_is_told_to_nobody_and_breaks_nothing()
    {
        Open("wechat");
        var (_, link) = await OpenSocketAsync();

        Session.Tell(new SetNetwork(NetworkState.Unlimited with { DownBytesPerSecond = 1000 }));

        await NothingMoreAsync();
        Assert.Equal(1000, link.Dial.Network?.State.DownBytesPerSecond);
    }

    [Fact]
    public async Task Another_type_is_told_and_breaks_nothing()
    {
        Open("wechat");
        await OpenSocketAsync();

        Session.Tell(new SetNetwork(new NetworkState { Type = NetworkType.SecondGeneration }));

        await Callbacks.ExpectMsgAsync<NetworkChanged>(told => Assert.Equal(NetworkType.SecondGeneration, told.Network.Type));
        await NothingMoreAsync();
    }
}
