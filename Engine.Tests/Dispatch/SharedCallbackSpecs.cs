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
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_of_a_callback_goes_out_on_another_thread_exactly_when_more_callbacks_wait(bool anotherWaits)
    {
        using var began = new ManualResetEventSlim();
        Thread? ofRequest = null;
        var http = new FakeHttpWire(exchange =>
        {
            if (exchange.Exchange.Url.AbsolutePath != "/later") return;
            ofRequest = Thread.CurrentThread;
            began.Set();
        });
        var engine = MiniActorsEngine.Start(Sys, Profiles.Settings, new EngineWires(new FakeSocketWire(_ => { }), http));
        await using var app = await engine.OpenAsync(new MiniProgramOptions { Platform = "alipay", UrlCheck = false });
        using var told = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var callback = new TaskCompletionSource<Thread>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Request(new RequestOptions
        {
            Url = "https://api.example/first",
            Success = _ =>
            {
                entered.Set();
                told.Wait(Soon);
                app.Request(new RequestOptions { Url = "https://api.example/later" });
                began.Wait(Soon);
                callback.SetResult(Thread.CurrentThread);
            },
        });
        app.Request(new RequestOptions { Url = "https://api.example/second", Success = _ => { } });
        await AwaitConditionAsync(() => Task.FromResult(http.Exchanges.Count == 2), Soon);

        var answering = Task.Factory.StartNew(() => Answer("/first"), TaskCreationOptions.LongRunning);
        Assert.True(entered.Wait(Soon));
        if (anotherWaits) Answer("/second");
        told.Set();

        var ofCallback = await callback.Task.WaitAsync(Soon);
        await answering;
        Assert.NotNull(ofRequest);
        Assert.Equal(anotherWaits, ofCallback != ofRequest);

        void Answer(string path) => http.Exchanges.Single(exchange => exchange.Exchange.Url.AbsolutePath == path).Answer(200, "1");
    }
}
