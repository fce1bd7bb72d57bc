using Akka.Actor;
using Akka.TestKit.Xunit2;
using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Examples.UnitTestsWithProbes;

/// <summary>A network that goes and comes back, as in a lift.</summary>
public sealed class NetworkConditionSpecs : TestKit
{
    [Fact]
    public async Task A_program_without_a_network_is_told_so_and_works_again_when_it_is_back()
    {
        var server = CreateTestProbe();
        var wires = new EngineWires(new FakeSocketWire(), new FakeHttpWire(exchange => server.Tell(exchange)));
        var engine = MiniActorsEngine.Start(Sys, EngineConfiguration.Read(), wires);
        var program = await engine.OpenAsync(new() { Platform = "alipay", Domains = new() { Request = ["https://prices.example.com"] } });

        #region network
        var offline = new TaskCompletionSource<NetworkStatusEvent>();
        program.OnNetworkStatusChange(status => offline.TrySetResult(status));

        program.SetNetwork(NetworkState.Offline);

        Assert.Equal("none", (await offline.Task).NetworkType);
        var lost = await Assert.ThrowsAsync<MiniProgramException>(() => program.RequestAsync(new() { Url = "https://prices.example.com/" }));
        Assert.Equal(FailureKind.Offline, lost.Failure.Kind);

        program.SetNetwork(new() { Type = NetworkType.ThirdGeneration, Latency = TimeSpan.FromMilliseconds(300), DownBytesPerSecond = 50_000 });

        var found = program.RequestAsync(new() { Url = "https://prices.example.com/" });
        (await server.ExpectMsgAsync<FakeExchange>()).Answer(200, "7.10");
        Assert.Equal(200, (await found).StatusCode);
        #endregion
    }
}
