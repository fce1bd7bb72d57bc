using Akka.Actor;
using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Api;

/// <summary>Opening, promises, requests and the end of a mini program through the C# surface.</summary>
public sealed class ProgramLifeSpecs : MiniProgramSpecs
{
    [Fact]
    public async Task A_promise_settles_after_the_callbacks_and_gives_the_task()
    {
        var app = await OpenAsync("wechat");

        var connected = app.ConnectSocketAsync(new()
        {
            Url = "wss://echo.example/",
            Success = _ => Journal.Write("success"),
            Complete = _ => Journal.Write("complete"),
        });
        var task = await connected.WaitAsync(Limit);

        Assert.NotNull(task);
        Assert.Equal(["success", "complete"], Journal.Rest());
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
    public async Task An_unknown_platform_is_an_exception_that_names_the_known_ones()
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => OpenAsync("symbian"));

        Assert.Contains("symbian", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("wechat/game", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_with_a_dispatcher_of_its_own_refuses_delegates()
    {
        var app = await Engine.OpenAsync(new MiniProgramOptions { Platform = "wechat", Callbacks = CallbackRole.Of(CreateTestProbe()) });

        Assert.Throws<InvalidOperationException>(() => app.OnSocketOpen(_ => { }));
    }

    [Fact]
    public async Task Who_has_waited_for_the_end_finds_the_id_free_again()
    {
        for (var round = 0; round < 20; round++)
        {
            var app = await Engine.OpenAsync(new MiniProgramOptions { Id = "mine" });
            await app.DisposeAsync().AsTask().WaitAsync(Limit);
        }
    }

    [Fact]
    public async Task A_mini_program_ends_with_the_actor_that_opened_it()
    {
        var (app, other) = (await OpenAsync("wechat"), await Engine.OpenAsync(new MiniProgramOptions { Callbacks = CallbackRole.Of(CreateTestProbe()) }));
        var open = app.RequestAsync(new() { Url = "https://api.example/" });
        await ExpectMsgAsync<FakeExchange>();

        Sys.ActorSelection("/user/mini-actors").Tell(PoisonPill.Instance);

        await Assert.ThrowsAsync<MiniProgramException>(() => open.WaitAsync(Limit));
        await Task.WhenAll(app.Ended, other.Ended).WaitAsync(Limit);
    }

    [Fact]
    public async Task Mini_programs_that_are_opened_alike_share_their_settings_and_no_others()
    {
        var programs = new List<ProgramSettings>();
        foreach (var id in new[] { "one", "one", "two" })
        {
            await Engine.OpenAsync(new MiniProgramOptions { AppId = id, Callbacks = CallbackRole.Of(Told) });
            programs.Add(await ExpectMsgAsync<ProgramSettings>());
        }

        Assert.Same(programs[0], programs[1]);
        Assert.Equal(["one", "two"], [programs[1].AppId, programs[2].AppId]);

        // A program's supervisor asks for its dispatcher after OpenAsync was answered.
        Props Told(CallbackContext context)
        {
            TestActor.Tell(context.Program);
            return Props.Empty;
        }
    }

    [Fact]
    public async Task An_id_that_is_taken_is_refused()
    {
        await Engine.OpenAsync(new MiniProgramOptions { Id = "mine" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => Engine.OpenAsync(new MiniProgramOptions { Id = "mine" }));
    }

    [Fact]
    [Trait("Fault", "47")]
    public async Task Draining_closes_every_mini_program_and_opens_no_more()
    {
        var app = await OpenAsync("wechat");
        app.ConnectSocket(new() { Url = "wss://echo.example/" });
        (await DialledAsync()).Fail(WireFault.Connect);

        await Engine.DrainAsync().WaitAsync(Limit);

        await app.Ended.WaitAsync(Limit);
        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync("wechat"));
    }

    [Fact]
    public async Task Options_that_are_wrong_are_told_all_at_once_and_nothing_is_opened()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Engine.OpenAsync(new MiniProgramOptions { Id = "a b", BaseLibrary = "old" }));

        Assert.Contains("id: 'a b' may have letters, digits, '-' and '_' only", refused.Message, StringComparison.Ordinal);
        Assert.Contains("base-library: 'old' is no version such as 2.10.0, nor 'newest'", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Engine.OpenAsync(new MiniProgramOptions { Id = "" }));
        Assert.Equal(new Version(1, 6, 9), (await Engine.OpenAsync(new MiniProgramOptions { Platform = "wechat", BaseLibrary = "1.6.9" })).Profile.BaseLibrary);
    }
}
