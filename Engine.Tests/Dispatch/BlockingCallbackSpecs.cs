using System.Diagnostics;
using MiniActors.Api;
using MiniActors.Tests.EndToEnd;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Dispatch;

/// <summary>Law 2: a callback that blocks delays only its own mini program, wherever callbacks run.</summary>
[Collection(AloneCollection.Name)]
public sealed class BlockingCallbackSpecs(LabEngine lab) : IClassFixture<LabEngine>
{
    private const int Blocked = 12;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private RequestOptions Get(Action<RequestResult> success) => new() { Url = "https://lab.example/status/200", DataType = "text", Success = success };

    [Fact]
    public async Task Many_that_block_in_their_first_callback_delay_nobody_else()
    {
        using var gate = new ManualResetEventSlim();
        using var entered = new SemaphoreSlim(0);
        var blocked = new List<MiniProgram>();
        for (var program = 0; program < Blocked; program++)
        {
            var app = await lab.OpenAsync("wechat");
            blocked.Add(app);
            app.Request(Get(_ =>
            {
                entered.Release();
                gate.Wait(LabEngine.Limit);
            }));
        }
        for (var program = 0; program < Blocked; program++) Assert.True(await entered.WaitAsync(LabEngine.Limit));

        await using (var quick = await lab.OpenAsync("wechat"))
        {
            for (var call = 0; call < 20; call++)
                await quick.RequestAsync(Get(_ => { })).WaitAsync(Soon);
        }

        gate.Set();
        foreach (var app in blocked) await app.DisposeAsync().AsTask().WaitAsync(LabEngine.Limit);
    }

    [Fact]
    public async Task A_request_made_in_a_callback_goes_out_while_the_callback_goes_on()
    {
        await using var server = await WebServer.StartAsync(_ => Task.CompletedTask);
        using var arrived = new ManualResetEventSlim();
        await using var asked = await WebServer.StartAsync(_ =>
        {
            arrived.Set();
            return Task.CompletedTask;
        });
        await using var plain = await lab.Engine.OpenAsync(new MiniProgramOptions { Platform = "wechat", UrlCheck = false, PrivateAddresses = true });
        var sawIt = new TaskCompletionSource<bool>();
        plain.Request(new()
        {
            Url = server.Url("http").ToString(),
            DataType = "text",
            Success = _ =>
            {
                plain.Request(new() { Url = asked.Url("http").ToString() });
                sawIt.SetResult(arrived.Wait(Soon));
            },
        });
        Assert.True(await sawIt.Task.WaitAsync(LabEngine.Limit));
    }

    [Fact]
    public async Task The_thread_pool_gets_back_what_it_was_given()
    {
        ThreadPool.GetMinThreads(out var before, out _);
        await Many_that_block_in_their_first_callback_delay_nobody_else();
        for (var begin = Stopwatch.GetTimestamp(); ;)
        {
            ThreadPool.GetMinThreads(out var now, out _);
            if (now <= before) return;
            Assert.True(Stopwatch.GetElapsedTime(begin) < Patience.Long, $"{now} threads are still more than {before}");
            await Task.Yield();
        }
    }
}
