using Akka.Actor;
using Akka.TestKit;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Sockets;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;
using Failure = MiniActors.Model.Failure;

namespace MiniActors.Tests.Sockets;

/// <summary>A socket actor between a fake wire, a probe in the dispatcher's place and one in its supervisor's, who tells its last words.</summary>
public abstract class SocketActorSpecs : ActorSpecs
{
    private static readonly SocketId Id = new(1);
    private protected TestProbe Callbacks { get; }
    private protected TestProbe WireProbe { get; }
    private readonly TestProbe _parent;
    private readonly FakeSocketWire _wire;

    protected SocketActorSpecs()
    {
        Callbacks = CreateTestProbe("callbacks");
        WireProbe = CreateTestProbe("wire");
        _parent = CreateTestProbe("supervisor");
        _parent.SetAutoPilot(new DelegateAutoPilot((_, told) =>
        {
            if (told is SocketProtocol.Ended ended) foreach (var word in ended.LastWords) Callbacks.Tell(word);
            return AutoPilot.KeepRunning;
        }));
        _wire = new FakeSocketWire(asked => WireProbe.Tell(asked));
    }

    private protected async Task<(IActorRef Socket, FakeSocketLink Link)> DialAsync(string platform = "wechat", SocketLimits? limits = null)
    {
        var plan = new ConnectPlan
        {
            Url = new Uri("wss://echo.example/"),
            Headers = Headers.Of(("X-One", "1")),
            Protocols = ["chat"],
            Timeout = TimeSpan.FromSeconds(60),
        };
        var socket = _parent.ChildActorOf(SocketActor.PropsFor(new SocketOrder
        {
            Socket = Id,
            Global = true,
            Url = plan.Url.OriginalString,
            Surroundings = new SocketSurroundings
            {
                Profile = Profiles.Of(platform),
                Wire = _wire,
                Limits = limits ?? new SocketLimits(),
                CloseTimeout = TimeSpan.FromSeconds(3),
                TrustedCertificates = null,
                Callbacks = Callbacks,
            },
        }));
        socket.Tell(new SocketProtocol.Dial(plan));
        var dialled = await WireProbe.ExpectMsgAsync<WireAsked.Dial>();
        return (socket, dialled.Link);
    }

    private protected async Task<(IActorRef Socket, FakeSocketLink Link)> OpenAsync(string platform = "wechat", SocketLimits? limits = null)
    {
        var (socket, link) = await DialAsync(platform, limits);
        link.Open();
        await Callbacks.ExpectMsgAsync<SocketOpened>();
        return (socket, link);
    }

    private protected static SocketProtocol.Send Send(params (long Call, string Text)[] messages) =>
        new([.. messages.Select(message => new SocketProtocol.Outgoing(new CallId(message.Call), Frame.OfText(message.Text)))]);

    private protected static SocketProtocol.Close Close(long? call = 9, int code = 1000, bool whileConnecting = true) =>
        new(call is { } asked ? new CallId(asked) : null, new CloseReason(code, "bye"), whileConnecting);

    private protected async Task<Failure> FailureOf(long call)
    {
        var failed = await Callbacks.ExpectMsgAsync<Failed>();
        Assert.Equal(new CallId(call), failed.Call);
        return failed.Failure;
    }

    private protected async Task EndsAsync(IActorRef socket)
    {
        await _parent.ExpectMsgAsync<SocketProtocol.Ended>(ended => Assert.Equal(Id, ended.Socket));
        await _parent.WatchAsync(socket);
        socket.Tell(new SocketProtocol.Release());
        await _parent.ExpectTerminatedAsync(socket);
        await Callbacks.ExpectNoMsgAsync(TimeSpan.Zero);
    }
}
