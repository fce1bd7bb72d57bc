using Akka.Actor;
using Akka.TestKit.Xunit2;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Examples.UnitTestsWithProbes;

/// <summary>A fake wire in the place of the network: the test plays the server, and nothing happens before it says so.</summary>
public sealed class FakeWireSpecs : TestKit
{
    [Fact]
    public async Task The_ticker_subscribes_and_keeps_the_newest_price()
    {
        #region fake-wire
        var network = CreateTestProbe();
        var wire = new FakeSocketWire(asked => network.Tell(asked));
        var engine = MiniActorsEngine.Start(Sys, EngineConfiguration.Read(), new EngineWires(wire, new FakeHttpWire()));
        var program = await engine.OpenAsync(new() { Platform = "wechat", Domains = new() { Socket = ["wss://prices.example.com"] } });

        var ticker = new PriceTicker(program);
        ticker.Start();

        var link = (await network.ExpectMsgAsync<WireAsked.Dial>()).Link;
        link.Open();
        var sent = await network.ExpectMsgAsync<WireAsked.Send>();
        Assert.Equal(Frame.OfText("subscribe"), Assert.Single(sent.Frames));

        link.Receive("7.10", "7.25");
        await network.ExpectMsgAsync<WireAsked.Credit>(); // the callbacks have run, the engine would read on
        Assert.Equal("7.25", ticker.Latest);
        #endregion
    }

    [Fact]
    public async Task The_ticker_knows_no_price_when_the_server_is_gone()
    {
        var network = CreateTestProbe();
        var wire = new FakeSocketWire(asked => network.Tell(asked));
        var engine = MiniActorsEngine.Start(Sys, EngineConfiguration.Read(), new EngineWires(wire, new FakeHttpWire()));
        var program = await engine.OpenAsync(new() { Platform = "alipay", Domains = new() { Socket = ["wss://prices.example.com"] } });
        var ticker = new PriceTicker(program);
        var closed = new TaskCompletionSource();
        program.OnSocketClose(_ => closed.SetResult()); // Alipay keeps a list of listeners: this one runs behind the ticker's
        ticker.Start();

        var link = (await network.ExpectMsgAsync<WireAsked.Dial>()).Link;
        link.Open();
        link.Receive("7.10");
        link.CloseByPeer(CloseReason.GoingAway);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Null(ticker.Latest);
    }
}
