using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using MiniActors.Callbacks;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Examples.UnitTestsWithProbes;

/// <summary>A clock that the test moves: a minute passes in no time.</summary>
public sealed class VirtualTimeSpecs() : TestKit(VirtualTime)
{
    private static readonly Config VirtualTime =
        ConfigurationFactory.ParseString("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """);

    [Fact]
    public async Task A_server_that_never_answers_the_handshake_is_given_up()
    {
        var network = CreateTestProbe();
        var wire = new FakeSocketWire(asked => network.Tell(asked));
        var engine = MiniActorsEngine.Start(Sys, EngineConfiguration.Read(), new EngineWires(wire, new FakeHttpWire()));
        var program = await engine.OpenAsync(new() { Platform = "baidu", Domains = new() { Socket = ["wss://prices.example.com"] } });

        #region time
        var failed = new TaskCompletionSource<SocketErrorEvent>();
        program.OnSocketError(failed.SetResult);
        program.ConnectSocket(new() { Url = "wss://prices.example.com/" });
        await network.ExpectMsgAsync<WireAsked.Dial>();

        ((TestScheduler)Sys.Scheduler).Advance(program.Profile.Sockets.ConnectTimeout);

        Assert.Equal(FailureKind.Timeout, (await failed.Task).Failure.Kind);
        #endregion
    }
}
