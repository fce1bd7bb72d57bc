using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Dispatch;

/// <summary>Callbacks run one after the other; what they begin need not wait for the next of them.</summary>
[Collection(AloneCollection.Name)]
public sealed class SharedCallbackSpecs() : TestKit(EngineConfiguration.Merge(ConfigurationFactory.ParseString("akka.loglevel = WARNING")))
{
    private const int Lately = 64;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly BlockingCollection<(FakeExchange Exchange, Thread Thread)> _began = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_of_a_callback_goes_out_on_another_thread_exactly_when_more_callbacks_wait(bool anotherWaits)
    {
        await using var app = await OpenAsync();

        Assert.Equal(anotherWaits, await GoesOutOnAnotherThreadAsync(app, anotherWaits));
    }

    [Fact]
    public async Task Where_callbacks_waited_a_moment_ago_the_next_requests_go_out_on_another_thread_too()
    {
        await using var app = await OpenAsync();
        Assert.True(await GoesOutOnAnotherThreadAsync(app, anotherWaits: true));

        for (var later = 1; later < Lately; later++) Assert.True(await GoesOutOnAnotherThreadAsync(app, anotherWaits: false));
        Assert.False(await GoesOutOnAnotherThreadAsync(app, anotherWaits: false));
    }

    private async Task<MiniProgram> OpenAsync()
    {
        var http = new FakeHttpWire(exchange => _began.Add((exchange, Thread.CurrentThread)));
        var engine = MiniActorsEngine.Start(Sys, Profiles.Settings, new EngineWires(new FakeSocketWire(_ => { }), http));
        return await engine.OpenAsync(new MiniProgramOptions { Platform = "alipay", UrlCheck = false });
    }

    /// <summary>Makes a request in a callback, behind which another callback waits or none.</summary>
    private async Task<bool> GoesOutOnAnotherThreadAsync(MiniProgram app, bool anotherWaits)
    {
        using var told = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var another = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Request(new RequestOptions
        {
            Url = "https://api.example/first",
            Success = _ =>
            {
                entered.Set();
                told.Wait(Soon);
                app.Request(new RequestOptions { Url = "https://api.example/later" });
                var (later, thread) = Next();
                another.SetResult(thread != Thread.CurrentThread);
                later.Answer(200, "1");
            },
        });
        app.Request(new RequestOptions { Url = "https://api.example/second", Success = _ => { } });
        var (first, second) = (Next().Exchange, Next().Exchange);

        var answering = Task.Factory.StartNew(() => first.Answer(200, "1"), TaskCreationOptions.LongRunning);
        Assert.True(entered.Wait(Soon));
        if (anotherWaits) second.Answer(200, "1");
        told.Set();
        var answer = await another.Task.WaitAsync(Soon);
        await answering;
        if (!anotherWaits) second.Answer(200, "1");
        return answer;
    }

    private (FakeExchange Exchange, Thread Thread) Next() =>
        _began.TryTake(out var began, Soon) ? began : throw new TimeoutException("No request went out.");
}
