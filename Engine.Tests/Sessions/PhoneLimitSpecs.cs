using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>Limits that bite on a phone are noted of the call that meets them, and fail it where the mini program is strict.</summary>
public sealed class PhoneLimitSpecs : SessionSpecs
{
    public PhoneLimitSpecs() => Callbacks.IgnoreNoMessages();

    [Fact]
    public async Task A_socket_that_takes_anothers_place_is_noted_before_the_old_one_closes()
    {
        Open("alipay");
        var (first, link) = await OpenSocketAsync();

        var second = Connect();

        var noted = await Callbacks.ExpectMsgAsync<Noted>();
        Assert.Equal((second.Call, "socket-replaced"), (noted.Call, noted.Diagnostic.Rule));
        link.CloseByPeer(CloseReason.Normal);
        await Callbacks.ExpectMsgAsync<SocketClosed>(closed => Assert.Equal(first, closed.Socket));
    }

    [Fact]
    public async Task Where_it_is_strict_the_new_socket_fails_and_the_old_one_lives()
    {
        Open("alipay", program: settings => settings with { Strict = true });
        var (first, link) = await OpenSocketAsync();

        var second = Connect();

        await Callbacks.ExpectMsgAsync<Noted>();
        Assert.Equal(FailureKind.Strict, (await RefusedAsync(second)).Kind);
        link.Receive("still here");
        await Callbacks.ExpectMsgAsync<SocketReceived>(received => Assert.Equal(first, received.Socket));
    }

    [Fact]
    public async Task A_request_that_has_to_wait_is_noted_and_fails_where_it_is_strict()
    {
        Open("wechat", with: profile => profile with { Http = profile.Http with { MaxInFlight = 1 } }, program: settings => settings with { Strict = true });
        var options = Argument.Object(("url", Argument.Of("https://a.example/")));
        Session.Tell(new Request(new CallId(1), options), Akka.Actor.ActorRefs.NoSender);

        Session.Tell(new Request(new CallId(2), options), Akka.Actor.ActorRefs.NoSender);

        var noted = await Callbacks.ExpectMsgAsync<Noted>();
        Assert.Equal((new CallId(2), "transfer-waits"), (noted.Call, noted.Diagnostic.Rule));
        Assert.Equal(FailureKind.Strict, (await FailsAsync(new CallId(2))).Kind);
    }
}
