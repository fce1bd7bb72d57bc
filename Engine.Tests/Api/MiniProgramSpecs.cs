using Akka.Actor;
using Akka.TestKit.Xunit2;
using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Api;

/// <summary>The C# surface from outside, over a fake network.</summary>
public sealed class MiniProgramSpecs : TestKit
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly FakeSocketWire _sockets;
    private readonly FakeHttpWire _http;
    private readonly MiniActorsEngine _engine;
    private readonly Journal _journal = new();

    public MiniProgramSpecs() : base("akka.loglevel = OFF")
    {
        _sockets = new FakeSocketWire(asked => TestActor.Tell(asked));
        _http = new FakeHttpWire(asked => TestActor.Tell(asked));
        _engine = MiniActorsEngine.Start(Sys, Profiles.Settings, new EngineWires(_sockets, _http));
    }

    private Task<MiniProgram> OpenAsync(string platform) => _engine.OpenAsync(new MiniProgramOptions
    {
        Platform = platform,
        UrlCheck = false,
        PrivateAddresses = true,
    });

    private async Task<FakeSocketLink> DialledAsync() => (await ExpectMsgAsync<WireAsked.Dial>()).Link;

    [Fact]
    public async Task Connecting_tells_success_then_complete_then_open_then_messages_then_close()
    {
        var app = await OpenAsync("alipay");
        app.OnSocketOpen(_journal.Say<SocketOpenEvent>(open => $"open {open.SocketTaskId}"));
        app.OnSocketMessage(_journal.Say<SocketMessageEvent>(message => $"message {message.Data}"));
        app.OnSocketClose(_journal.Say<SocketCloseEvent>(close => $"close {close.Code} {close.Reason}"));

        var task = app.ConnectSocket(new()
        {
            Url = "wss://echo.example/",
            Success = result => _journal.Write($"success {result.SocketTaskId}"),
            Fail = failure => _journal.Write($"fail {failure.Message}"),
            Complete = outcome => _journal.Write($"complete {outcome.Succeeded}"),
        });
        var link = await DialledAsync();
        link.Open();
        link.Receive("a", "b");
        link.CloseByPeer(new CloseReason(4000, "enough"));

        Assert.Null(task);
        Assert.Equal(["success 1", "complete True", "open 1", "message a", "message b", "close 4000 enough"], await _journal.NextAsync(6));
    }

    [Fact]
    public async Task A_task_hears_its_own_socket_before_the_global_listeners_do()
    {
        var app = await OpenAsync("wechat");
        app.OnSocketMessage(_journal.Say<SocketMessageEvent>(message => $"global {message.SocketTaskId} {message.Data}"));
        var raw = default(SocketTask);
        var task = app.ConnectSocket(new() { Url = "wss://echo.example/", GetRawResult = given => raw = given })!;
        task.OnMessage(_journal.Say<SocketMessageEvent>(message => $"task {message.Data}"));
        var link = await DialledAsync();
        link.Open();

        link.Receive("x");

        Assert.Same(task, raw);
        Assert.Equal(["task x", "global 1 x"], await _journal.NextAsync(2));
    }

    [Fact]
    public async Task Alipay_hands_binary_over_as_base64_and_takes_it_so()
    {
        var app = await OpenAsync("alipay");
        app.OnSocketMessage(_journal.Say<SocketMessageEvent>(message => $"{message.IsBuffer} {message.Data}"));
        app.ConnectSocket(new() { Url = "wss://echo.example/" });
        var link = await DialledAsync();
        link.Open();

        link.Receive(Frame.OfBytes([1, 2, 3]), Frame.OfText("plain"));
        Assert.Equal(["True AQID", "False plain"], await _journal.NextAsync(2));

        app.SendSocketMessage(new() { Data = "AQID", IsBuffer = true });
        await ExpectMsgAsync<WireAsked.Credit>();
        Assert.Equal([1, 2, 3], (await ExpectMsgAsync<WireAsked.Send>()).Frames[0].Bytes);
    }

    [Fact]
    public async Task WeChat_hands_binary_over_as_it_is()
    {
        var app = await OpenAsync("wechat");
        app.OnSocketMessage(_journal.Say<SocketMessageEvent>(message => $"{message.IsBuffer} {((byte[])message.Data).Length}"));
        app.ConnectSocket(new() { Url = "wss://echo.example/" });
        var link = await DialledAsync();
        link.Open();

        link.Receive(Frame.OfBytes([1, 2, 3]));

        Assert.Equal("False 3", await _journal.NextAsync());
    }

    [Fact]
    public async Task The_sends_of_one_burst_of_callbacks_travel_as_one()
    {
        var app = await OpenAsync("wechat");
        app.OnSocketMessage(message => app.SendSocketMessage(new()
        {
            Data = $"echo {message.Data}",
            Success = _ => _journal.Write($"sent {message.Data}"),
        }));
        app.ConnectSocket(new() { Url = "wss://echo.example/" });
        var link = await DialledAsync();
        link.WritesAtOnce = true;
        link.Open();

        link.Receive("1", "2", "3");

        var sent = await FishForMessageAsync<WireAsked.Send>(_ => true);
        Assert.Equal(["echo 1", "echo 2", "echo 3"], sent.Frames.Select(frame => frame.Text));
        Assert.Equal(["sent 1", "sent 2", "sent 3"], await _journal.NextAsync(3));
    }

    [Fact]
    public async Task A_callback_that_throws_harms_nothing()
    {
        var app = await OpenAsync("wechat");
        app.OnSocketMessage(message =>
        {
            _journal.Write($"heard {message.Data}");
            throw new InvalidOperationException("mine");
        });
        app.ConnectSocket(new()
        {
            Url = "wss://echo.example/",
            Success = _ => throw new InvalidOperationException("mine too"),
            Complete = _ => _journal.Write("complete"),
        });
        var link = await DialledAsync();
        link.Open();

        link.Receive("1", "2");

        Assert.Equal(["complete", "heard 1", "heard 2"], await _journal.NextAsync(3));
    }

    [Fact]
    public async Task A_promise_settles_after_the_callbacks_and_gives_the_task()
    {
        var app = await OpenAsync("wechat");

        var connected = app.ConnectSocketAsync(new()
        {
            Url = "wss://echo.example/",
            Success = _ => _journal.Write("success"),
            Complete = _ => _journal.Write("complete"),
        });
        var task = await connected.WaitAsync(Limit);

        Assert.NotNull(task);
        Assert.Equal(["success", "complete"], _journal.Rest());
    }

    [Fact]
    public async Task A_promise_throws_what_fail_is_told()
    {
        var app = await OpenAsync("wechat");

        var thrown = await Assert.ThrowsAsync<MiniProgramException>(() =>
            app.SendSocketMessageAsync(new() { Data = "nobody" }).WaitAsync(Limit));

        Assert.Equal(FailureKind.NotOpen, thrown.Failure.Kind);
    }

    [Fact]
    public async Task Cancelling_a_request_aborts_it()
    {
        var app = await OpenAsync("wechat");
        using var cancellation = new CancellationTokenSource();
        var request = app.RequestAsync(new() { Url = "https://api.example/" }, cancellation.Token);
        var exchange = await ExpectMsgAsync<FakeExchange>();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request.WaitAsync(Limit));
        var aborted = new TaskCompletionSource();
        exchange.Cancellation.Register(aborted.SetResult);
        await aborted.Task.WaitAsync(Limit);
    }

    [Fact]
    public async Task A_request_carries_its_data_and_brings_the_parsed_answer()
    {
        var app = await OpenAsync("wechat");
        var request = app.RequestAsync(new() { Url = "https://api.example/", Method = "post", Data = new { id = 7 } });
        var exchange = await ExpectMsgAsync<FakeExchange>();
        Assert.Equal("POST", exchange.Exchange.Method);
        Assert.Equal("""{"id":7}""", System.Text.Encoding.UTF8.GetString(exchange.Exchange.Body!));
        Assert.Equal("application/json", exchange.Exchange.Headers.Find("content-type"));

        exchange.Answer(201, """{"name":"seven"}""", ("X-Id", "7"));

        var answer = await request.WaitAsync(Limit);
        Assert.Equal((201, "7"), (answer.StatusCode, answer.Header.Find("x-id")));
        Assert.Equal("seven", (string?)((System.Text.Json.Nodes.JsonNode)answer.Data!)["name"]);
    }

    [Fact]
    public async Task Closing_the_program_answers_every_call_and_later_calls_fail_too()
    {
        var app = await OpenAsync("wechat");
        var open = app.RequestAsync(new() { Url = "https://api.example/" });
        await ExpectMsgAsync<FakeExchange>();

        await app.DisposeAsync().AsTask().WaitAsync(Limit);

        Assert.Equal(FailureKind.SessionClosed, (await Assert.ThrowsAsync<MiniProgramException>(() => open.WaitAsync(Limit))).Failure.Kind);
        Assert.Equal(FailureKind.SessionClosed, (await Assert.ThrowsAsync<MiniProgramException>(() =>
            app.ConnectSocketAsync(new() { Url = "wss://echo.example/" }).WaitAsync(Limit))).Failure.Kind);
    }

    [Fact]
    public async Task A_crash_of_the_supervisor_answers_every_call()
    {
        var app = await OpenAsync("wechat");
        var open = app.RequestAsync(new() { Url = "https://api.example/" });
        await ExpectMsgAsync<FakeExchange>();

        app.Supervisor.Tell(Kill.Instance);

        await Assert.ThrowsAsync<MiniProgramException>(() => open.WaitAsync(Limit));
        await app.Ended.WaitAsync(Limit);
    }

    [Fact]
    public async Task Mini_programs_do_not_hear_each_other()
    {
        var one = await OpenAsync("wechat");
        var two = await OpenAsync("wechat");
        one.OnSocketMessage(_ => _journal.Write("one"));
        two.OnSocketMessage(_ => _journal.Write("two"));
        one.ConnectSocket(new() { Url = "wss://echo.example/" });
        var link = await DialledAsync();
        two.ConnectSocket(new() { Url = "wss://echo.example/" });
        await DialledAsync();
        link.Open();

        link.Receive("for one");

        Assert.Equal("one", await _journal.NextAsync());
        await Assert.ThrowsAsync<MiniProgramException>(() => two.SendSocketMessageAsync(new() { Data = "x" }).WaitAsync(Limit));
        Assert.Empty(_journal.Rest());
    }

    [Fact]
    public async Task A_callback_that_blocks_delays_only_its_own_mini_program()
    {
        var blocked = await OpenAsync("wechat");
        var free = await OpenAsync("wechat");
        using var gate = new SemaphoreSlim(0);
        blocked.OnSocketMessage(_ =>
        {
            _journal.Write("blocked");
            Assert.True(gate.Wait(Limit));
        });
        free.OnSocketMessage(_ => _journal.Write("free"));
        blocked.ConnectSocket(new() { Url = "wss://echo.example/" });
        var blockedLink = await DialledAsync();
        free.ConnectSocket(new() { Url = "wss://echo.example/" });
        var freeLink = await DialledAsync();
        blockedLink.Open();
        freeLink.Open();

        blockedLink.Receive("x");
        Assert.Equal("blocked", await _journal.NextAsync());
        freeLink.Receive("y");

        Assert.Equal("free", await _journal.NextAsync());
        gate.Release();
    }

    [Fact]
    public async Task An_unknown_platform_is_an_exception_that_names_the_known_ones()
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => OpenAsync("symbian"));

        Assert.Contains("symbian", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("wechat/game", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_with_a_dispatcher_of_its_own_refuses_delegates()
    {
        var app = await _engine.OpenAsync(new MiniProgramOptions { Platform = "wechat", Callbacks = CallbackRole.Of(CreateTestProbe()) });

        Assert.Throws<InvalidOperationException>(() => app.OnSocketOpen(_ => { }));
    }

    [Fact]
    public async Task An_id_that_is_taken_is_refused()
    {
        await _engine.OpenAsync(new MiniProgramOptions { Id = "mine" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => _engine.OpenAsync(new MiniProgramOptions { Id = "mine" }));
    }

    [Fact]
    public async Task Draining_closes_every_mini_program_and_opens_no_more()
    {
        var app = await OpenAsync("wechat");
        app.ConnectSocket(new() { Url = "wss://echo.example/" });
        (await DialledAsync()).Fail(WireFault.Connect);

        await _engine.DrainAsync().WaitAsync(Limit);

        await app.Ended.WaitAsync(Limit);
        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync("wechat"));
    }
}
