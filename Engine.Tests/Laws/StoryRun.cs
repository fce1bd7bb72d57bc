using System.Globalization;
using Akka.Actor;
using Akka.TestKit;
using MiniActors.Adapters;
using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Sessions;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Laws;

/// <summary>Plays one story over a fake network and under virtual time. On one thread, if the dispatcher says so: then the same story is always the same run.</summary>
internal sealed class StoryRun
{
    private static int s_number;
    private readonly ActorSystem _system;
    private readonly bool _oneThread;
    private readonly FileDisk _disk;
    private readonly MiniProgram _program;
    private readonly List<TransferTask> _transfers = [];
    private readonly List<SocketPage> _sockets = [];
    private int _connects;

    public StoryRun(Story story, ActorSystem system, string? dispatcher, string root)
    {
        (_system, _oneThread, _disk) = (system, dispatcher == CallingThreadDispatcher.Id, new FileDisk(root));
        // So small that a story of some steps meets each of them.
        var settings = Profiles.Settings with
        {
            Http = Profiles.Settings.Http with { MaxInFlight = story.Room, Queue = Math.Max(1, story.Room - 1), IdleLanes = 1 },
            Sockets = Profiles.Settings.Sockets with { SendQueueMessages = story.Room },
        };
        var profile = Profiles.Of(story.Platform, story.BaseLibrary);
        var registry = new Registry(profile.Sockets.Listeners);
        var streams = new StreamShelf();
        Silent = profile.Sockets.WhenFull == WhenFull.ReplaceSilently;
        Network = new StoryNetwork(profile, settings.Http, Book);
        var order = new SessionOrder
        {
            Id = new SessionId($"story-{Interlocked.Increment(ref s_number)}"),
            Profile = profile,
            Program = settings.Program with
            {
                Platform = story.Platform,
                Domains = new()
                {
                    Socket = ["wss://echo.example"],
                    Request = ["https://api.example"],
                    Upload = ["https://api.example"],
                    Download = ["https://api.example"],
                },
            },
            Callbacks = CallbackRole.Of(registry),
            SocketWire = Network.Sockets,
            HttpWire = Network.Http,
            Disk = new LendingDisk(new PromptDisk(_disk), streams),
            Streams = streams,
            Sockets = settings.Sockets,
            Http = settings.Http,
            Waits = settings.Waits,
            Placement = new Placement(dispatcher, null, dispatcher),
        };
        var supervisor = system.ActorOf(order.Placement.Of(SessionSupervisor.PropsFor(order)), order.Id.Value);
        var end = new ProgramEnd(profile, registry);
        supervisor.WatchAsync().ContinueWith(_ => end.Come(), TaskScheduler.Default);
        _program = new MiniProgram(order.Id, profile, supervisor, end, registry, streams);
        Listen();
    }

    public StoryBook Book { get; } = new();

    public StoryNetwork Network { get; }

    /// <summary>True: a socket that makes way is told nothing.</summary>
    public bool Silent { get; }

    /// <summary>What the mini program holds when it is over; it should be nothing.</summary>
    public int Files => Directory.Exists(Root) ? Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Count(file => !file.EndsWith(".lock", StringComparison.Ordinal)) : 0;

    public required string Root { get; init; }

    /// <summary>An actor below the root starts on a thread of its own, and what it was told before is run there.</summary>
    public Task StartedAsync() => _program.Supervisor.Ask<ActorIdentity>(new Identify(null), Patience.Long);

    public void Do(Step step)
    {
        switch (step)
        {
            case Step.Connect one: Connect(one); break;
            case Step.Send one: Send(one); break;
            case Step.Close one: Close(one); break;
            case Step.Request one: Request(one); break;
            case Step.Upload one: Upload(one); break;
            case Step.Download one: Download(one); break;
            case Step.Abort one: _transfers.ElementAtOrDefault(^(one.Transfer + 1))?.Abort(); break;
            case Step.Network one: _program.SetNetwork(StateOf(one.Weather)); break;
            case Step.Hide: _program.Hide(); break;
            case Step.Show: _program.Show(); break;
            case Step.Pass one: Pass(TimeSpan.FromSeconds(one.Seconds)); break;
            case Step.Peer one: Network.Act(one.Link, one.Act); break;
            case Step.Server one: Network.Act(one.Exchange, one.Act); break;
            case Step.BreakDial: Network.BreakDial(); break;
            case Step.InCallback one: Book.InCallback(() => Do(one.Then)); break;
        }
    }

    /// <summary>Closes the mini program while all its peers are deaf, and then makes some calls that come too late.</summary>
    public async Task EndAsync()
    {
        var open = Network.Lines.Where(line => line is { IsOpen: true, IsOver: false, GivenUp: false, IsBroken: false, AskedToClose: null }).ToArray();
        var closing = _program.DisposeAsync().AsTask();
        for (var turn = 0; turn < 1000 && !closing.IsCompleted; turn++)
        {
            Pass(TimeSpan.FromSeconds(4));
            await Task.WhenAny(closing, Task.Delay(turn == 0 ? 0 : 10));
        }
        if (!closing.IsCompleted) Book.Break("the mini program did not close");
        // A callback that runs at the end may still break a link, which then cannot hear of a close.
        foreach (var line in open.Where(line => line is { IsOver: false, IsBroken: false } && !IsClosedByTheEnd(line.AskedToClose))) Book.Break($"socket {line.Number} was not closed with 1001 but {line.AskedToClose}");
        var before = Book.Notes;
        for (var newest = 0; newest < 4; newest++)
        {
            Network.Act(newest, PeerAct.Opens);
            Network.Act(newest, PeerAct.Says);
            Network.Act(newest, ServerAct.Answers);
        }
        Pass(TimeSpan.FromMinutes(10));
        if (Book.Notes != before) Book.Break("something was told after the mini program had closed");
        Do(new Step.Connect(Target.Listed));
        Do(new Step.Request(Target.Listed));
        Do(new Step.Send(null, Payload.Text));
        _disk.Dispose();
    }

    // Where actors run at the same time, a close of the story's own may still have been under way when the end came.
    private bool IsClosedByTheEnd(CloseReason? reason) => _oneThread ? reason == CloseReason.GoingAway : reason is not null;

    private void Pass(TimeSpan time) => ((TestScheduler)_system.Scheduler).Advance(time);

    private void Listen()
    {
        _program.OnSocketOpen(told => Global(told.SocketTaskId, page => Book.Note(page, "open")));
        _program.OnSocketMessage(told => Global(told.SocketTaskId, page => Book.Heard(page, told.Data)));
        _program.OnSocketError(told => Global(told.SocketTaskId, page => Book.Note(page, "error")));
        _program.OnSocketClose(told => Global(told.SocketTaskId, page => Book.Note(page, "close")));
    }

    // A socket with a task is heard there.
    private void Global(int id, Action<SocketPage> note)
    {
        if (Book.Socket(id) is { Task: null } page) note(page);
    }

    private void Connect(Step.Connect one)
    {
        var number = ++_connects;
        var path = $"/{(one.Multiple ? "multiple" : "single")}/{number}";
        _program.ConnectSocket(Book.Noted(Book.Enter("connectSocket"), new ConnectSocketOptions
        {
            Url = Url(one.Target, "wss", "ws", "echo.example", path),
            Multiple = one.Multiple ? true : null,
            Timeout = Seconds(one.TimeoutSeconds),
            GetRawResult = task =>
            {
                var page = Book.Socket(task.Id.Value);
                page.Task = task;
                _sockets.Add(page);
                task.OnOpen(_ => Book.Note(page, "open"));
                task.OnMessage(told => Book.Heard(page, told.Data));
                task.OnError(_ => Book.Note(page, "error"));
                task.OnClose(_ => Book.Note(page, "close"));
            },
        }, (ConnectSocketResult result) => Book.Socket(result.SocketTaskId).Accepted = true));
    }

    private void Send(Step.Send one)
    {
        if (one.Socket is not null && TaskOf(one.Socket) is null) return;
        var options = Book.Noted<SendSocketMessageOptions, Done>(Book.Enter("sendSocketMessage"), one.Payload switch
        {
            Payload.Text => new() { Data = "text" },
            Payload.Binary => new() { Buffer = new byte[] { 1, 2, 3 } },
            _ => new(),
        });
        if (one.Socket is null) _program.SendSocketMessage(options);
        else TaskOf(one.Socket)!.Send(options);
    }

    private void Close(Step.Close one)
    {
        if (one.Socket is not null && TaskOf(one.Socket) is null) return;
        var options = Book.Noted<CloseSocketOptions, Done>(Book.Enter("closeSocket"), new() { Code = one.Code });
        if (one.Socket is null) _program.CloseSocket(options);
        else TaskOf(one.Socket)!.Close(options);
    }

    private SocketTask? TaskOf(int? newest) => newest is { } at ? _sockets.ElementAtOrDefault(^(at + 1))?.Task : null;

    private void Request(Step.Request one)
    {
        var page = Book.Enter("request");
        _program.Request(Book.Noted<RequestOptions, RequestResult>(page, new()
        {
            Url = Url(one.Target, "https", "http", "api.example", "/"),
            EnableChunked = one.Chunked,
            Timeout = Seconds(one.TimeoutSeconds),
            GetRawResult = task =>
            {
                Listen(task, page);
                task.OnChunkReceived(_ => Book.Note(page.Told, "chunk"));
            },
        }));
    }

    private void Upload(Step.Upload one)
    {
        var page = Book.Enter("uploadFile");
        _program.UploadFile(Book.Noted<UploadFileOptions, UploadFileResult>(page, new()
        {
            Url = Url(one.Target, "https", "http", "api.example", "/"),
            Content = new MemoryStream([1, 2, 3]),
            Name = "file",
            FileType = "image",
            GetRawResult = task => Listen(task, page),
        }));
    }

    private void Download(Step.Download one)
    {
        var page = Book.Enter("downloadFile");
        _program.DownloadFile(Book.Noted<DownloadFileOptions, DownloadFileResult>(page, new()
        {
            Url = Url(one.Target, "https", "http", "api.example", "/"),
            GetRawResult = task => Listen(task, page),
        }));
    }

    private void Listen(TransferTask task, CallPage page)
    {
        _transfers.Add(task);
        task.OnHeadersReceived(_ => Book.Note(page.Told, "head"));
    }

    private static NetworkState StateOf(Weather weather) => weather switch
    {
        Weather.Offline => NetworkState.Offline,
        Weather.Slow => new NetworkState { Type = NetworkType.SecondGeneration, Latency = TimeSpan.FromSeconds(1), DownBytesPerSecond = 1000 },
        _ => NetworkState.Unlimited,
    };

    private static string Url(Target target, string secure, string plain, string host, string path) => target switch
    {
        Target.Listed => $"{secure}://{host}{path}",
        Target.Unlisted => $"{secure}://elsewhere.example{path}",
        Target.Insecure => $"{plain}://{host}{path}",
        Target.Private => string.Create(CultureInfo.InvariantCulture, $"{secure}://127.0.0.1{path}"),
        _ => "no url",
    };

    private static TimeSpan? Seconds(int? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : null;
}
