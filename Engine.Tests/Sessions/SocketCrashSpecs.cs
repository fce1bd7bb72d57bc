using MiniActors.Model;
using MiniActors.Tests.Support;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>A wire that throws, whatever it is asked: the socket ends, once, and its place is free.</summary>
[Trait("Fault", "45")]
public sealed class SocketCrashSpecs : SessionSpecs
{
    private static readonly InvalidOperationException Injected = new("injected");

    public static TheoryData<string, string> Asked
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var asked in new[] { "Send", "Credit", "Close", "Abort", "everything" })
                foreach (var platform in new[] { "wechat", "alipay", "baidu" }) all.Add(asked, platform);
            return all;
        }
    }

    [Theory, MemberData(nameof(Asked))]
    public async Task Whatever_throws_the_socket_is_told_as_closed_once_and_its_place_is_free(string asked, string platform)
    {
        Open(platform);
        var (id, link) = await OpenSocketAsync();
        link.Broken = one => asked == "everything" || one.GetType().Name == asked ? Injected : null;

        CallId? send = null;
        switch (asked)
        {
            case "Credit":
                link.Receive("hello");
                await Callbacks.ExpectMsgAsync<SocketReceived>();
                Callbacks.Reply(new Credit(1, 5));
                break;
            case "Close":
                Close();
                break;
            case "Abort":
                link.Fail(WireFault.Dropped);
                break;
            default:
                send = Send("one", id);
                break;
        }

        var told = new List<IEvent>();
        while (!told.OfType<SocketClosed>().Any()) told.Add(await Callbacks.ExpectMsgAsync<IEvent>());
        Assert.Equal((id, 1006), (told.OfType<SocketClosed>().Single().Socket, told.OfType<SocketClosed>().Single().Reason.Code));
        if (send is { } call) Assert.Equal(call, Assert.Single(told.OfType<Failed>()).Call);
        // As many as the platform has: the broken one holds no place.
        for (var count = 0; count < (Profiles.Of(platform).Sockets.Max ?? 3); count++) await OpenSocketAsync();
        await Callbacks.ExpectNoMsgAsync(TimeSpan.Zero);
    }
}
