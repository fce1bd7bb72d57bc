using Akka.Actor;
using Akka.TestKit;
using MiniActors.Adapters;
using MiniActors.Callbacks;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Sessions;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>What the specs of the supervisor share: a fake network, and a probe in the dispatcher's place.</summary>
public abstract class SessionSpecs : ActorSpecs
{
    private long _calls;
    private int _sockets;

    protected SessionSpecs()
    {
        _disk = new FileDisk(_root);
        Callbacks = CreateTestProbe("dispatcher");
        // They are for scripts; HostApiSpecs sees them arrive.
        // What is noted is PhoneLimitSpecs' and the rules' own.
        Callbacks.IgnoreMessages(message => message is Hidden or Shown or Noted or NetworkPaced);
        WireProbe = CreateTestProbe("wire");
        HttpProbe = CreateTestProbe("http");
        Wire = new FakeSocketWire(asked => WireProbe.Tell(asked));
        Http = new FakeHttpWire(asked => HttpProbe.Tell(asked));
    }

    protected TestProbe Callbacks { get; }

    protected TestProbe WireProbe { get; }

    protected TestProbe HttpProbe { get; }

    private protected FakeSocketWire Wire { get; }

    private protected FakeHttpWire Http { get; }

    /// <summary>The wall clock of the mini program.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    private readonly string _root = Path.Combine(Path.GetTempPath(), $"mini-actors-{Guid.NewGuid():N}");
    private readonly FileDisk _disk;

    protected IActorRef Session { get; private set; } = ActorRefs.Nobody;

    /// <summary>Opens a mini program whose rules let everything through.</summary>
    private protected IActorRef Open(string platform, string? baseLibrary = null, Func<PlatformProfile, PlatformProfile>? with = null,
        Func<ProgramSettings, ProgramSettings>? program = null, CallbackRole? role = null, Waits? waits = null, StreamShelf? streams = null)
    {
        var profile = Profiles.Of(platform, baseLibrary);
        var settings = Profiles.OpenProgram(platform);
        Session = Sys.ActorOf(SessionSupervisor.PropsFor(new SessionOrder
        {
            Id = new SessionId("one"),
            Profile = with?.Invoke(profile) ?? profile,
            Program = program?.Invoke(settings) ?? settings,
            Callbacks = role ?? CallbackRole.Of(Callbacks),
            SocketWire = Wire,
            HttpWire = Http,
            Disk = streams is null ? _disk : new LendingDisk(_disk, streams),
            Sockets = Profiles.Settings.Sockets,
            Http = Profiles.Settings.Http with { IdleLanes = 2 },
            Waits = waits ?? Profiles.Settings.Waits,
            Streams = streams ?? new(),
            Clock = Clock,
        }));
        return Session;
    }

    /// <summary>The lane that was made as the first, the second, …</summary>
    protected async Task<IActorRef> LaneAsync(int number) =>
        await Sys.ActorSelection(Session.Path / $"transfer-{number}").ResolveOne(TimeSpan.FromSeconds(3));

    /// <summary>The next exchange that a lane asks of the network.</summary>
    private protected async Task<FakeExchange> CarriedAsync() => await HttpProbe.ExpectMsgAsync<FakeExchange>();

    /// <summary><c>connectSocket</c>; does not wait.</summary>
    protected ConnectSocket Connect(string url = "wss://echo.example/", bool multiple = false)
    {
        var options = multiple
            ? Argument.Object(("url", Argument.Of(url)), ("multiple", Argument.Of(true)))
            : Argument.Object(("url", Argument.Of(url)));
        var connect = new ConnectSocket(new CallId(++_calls), new SocketId(++_sockets), options);
        Session.Tell(connect);
        return connect;
    }

    /// <summary><c>connectSocket</c> that is accepted and dialled.</summary>
    private protected async Task<(SocketId Id, FakeSocketLink Link)> DialAsync(bool multiple = false)
    {
        var connect = Connect(multiple: multiple);
        await AcceptedAsync(connect);
        return (connect.Socket, ((WireAsked.Dial)await WireProbe.FishForMessageAsync<WireAsked>(asked => asked is WireAsked.Dial)).Link);
    }

    /// <summary><c>connectSocket</c> that is accepted, dialled and open.</summary>
    private protected async Task<(SocketId Id, FakeSocketLink Link)> OpenSocketAsync(bool multiple = false)
    {
        var (id, link) = await DialAsync(multiple);
        link.Open();
        await Callbacks.ExpectMsgAsync<SocketOpened>(opened => Assert.Equal(id, opened.Socket));
        return (id, link);
    }

    protected async Task AcceptedAsync(ConnectSocket connect)
    {
        var answer = await Callbacks.ExpectMsgAsync<Succeeded>();
        Assert.Equal(connect.Call, answer.Call);
        Assert.Equal(connect.Socket, ((CallResult.Connecting)answer.Result).Socket);
    }

    /// <summary>The call fails, and its task is forgotten.</summary>
    protected async Task<Model.Failure> RefusedAsync(ConnectSocket connect)
    {
        var failure = await FailsAsync(connect.Call);
        await Callbacks.ExpectMsgAsync<SocketForgotten>(forgotten => Assert.Equal(connect.Socket, forgotten.Socket));
        return failure;
    }

    protected async Task<Model.Failure> FailsAsync(CallId call)
    {
        var failed = await Callbacks.ExpectMsgAsync<Failed>();
        Assert.Equal(call, failed.Call);
        return failed.Failure;
    }

    protected CallId Send(string text, SocketId? socket = null)
    {
        var call = new CallId(++_calls);
        Session.Tell(new SendSocketMessages(socket, [new OutgoingMessage(call, Argument.Of(text))]));
        return call;
    }

    protected CallId Close(SocketId? socket = null, int? code = null)
    {
        var call = new CallId(++_calls);
        Session.Tell(new CloseSocket(call, socket, code is { } given ? Argument.Object(("code", Argument.Of((double)given))) : Argument.Object()));
        return call;
    }

    protected CallId Ask(string url = "https://api.example/", double? timeout = null)
    {
        var call = new CallId(++_calls);
        Session.Tell(new Request(call, timeout is { } milliseconds
            ? Argument.Object(("url", Argument.Of(url)), ("timeout", Argument.Of(milliseconds)))
            : Argument.Object(("url", Argument.Of(url)))));
        return call;
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _disk.Dispose();
        if (Directory.Exists(_root)) Directory.Delete(_root, recursive: true);
    }

    /// <summary>Every file that mini programs have on the disk now.</summary>
    protected IReadOnlyList<string> FilesOnDisk() => Directory.Exists(_root)
        ? [.. Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))]
        : [];

    /// <summary>Waits until the exchange is cancelled, which comes behind the answer of its call.</summary>
    protected static async Task CancelledAsync(FakeExchange exchange)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = exchange.Cancellation.UnsafeRegister(_ => cancelled.TrySetResult(), null);
        await cancelled.Task.WaitAsync(Patience.Long);
    }

    protected async Task NothingMoreAsync()
    {
        await SettledAsync(Session);
        await Callbacks.ExpectNoMsgAsync(TimeSpan.Zero);
    }
}
