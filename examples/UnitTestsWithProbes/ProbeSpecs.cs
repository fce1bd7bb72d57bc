using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Testing;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Examples.UnitTestsWithProbes;

/// <summary>A probe in the place of the callbacks: it is told, in order, everything that they would have been told.</summary>
public sealed class ProbeSpecs : TestKit
{
    private static readonly Argument Prices = Argument.Object(("url", Argument.Of("wss://prices.example.com/")));

    [Fact]
    public async Task Alipay_closes_the_open_socket_before_it_opens_the_next()
    {
        #region probe
        var (callbacks, network) = (CreateTestProbe(), CreateTestProbe());
        var program = await OpenAsync(callbacks, network);

        program.Supervisor.Tell(new ConnectSocket(new CallId(1), new SocketId(1), Prices));
        await callbacks.ExpectMsgAsync<Succeeded>(answer => answer.Call == new CallId(1));
        var first = (await network.ExpectMsgAsync<WireAsked.Dial>()).Link;
        first.Open();
        await callbacks.ExpectMsgAsync<SocketOpened>(opened => opened.Socket == new SocketId(1));

        program.Supervisor.Tell(new ConnectSocket(new CallId(2), new SocketId(2), Prices));
        await network.ExpectMsgAsync<WireAsked.Close>(asked => asked.Reason == CloseReason.Normal);
        first.CloseByPeer(CloseReason.Normal);

        await callbacks.ExpectMsgAsync<SocketClosed>(closed => closed.Socket == new SocketId(1));
        await callbacks.ExpectMsgAsync<Succeeded>(answer => answer.Call == new CallId(2));
        #endregion
    }

    [Fact]
    public async Task A_host_that_is_not_on_the_list_fails_in_the_words_of_the_platform()
    {
        var (callbacks, network) = (CreateTestProbe(), CreateTestProbe());
        var program = await OpenAsync(callbacks, network);

        program.Supervisor.Tell(new ConnectSocket(new CallId(1), new SocketId(1), Argument.Object(("url", Argument.Of("wss://elsewhere.example/")))));

        var failed = await callbacks.ExpectMsgAsync<Failed>();
        Assert.Equal((new CallId(1), FailureKind.DomainNotListed), (failed.Call, failed.Failure.Kind));
        await callbacks.ExpectMsgAsync<SocketForgotten>();
        await network.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    #region probe-open
    private async Task<MiniProgram> OpenAsync(TestProbe callbacks, TestProbe network)
    {
        callbacks.IgnoreMessages(message => message is Noted); // diagnostics, which are no part of this
        var wire = new FakeSocketWire(asked => network.Tell(asked));
        var engine = MiniActorsEngine.Start(Sys, EngineConfiguration.Read(), new EngineWires(wire, new FakeHttpWire()));
        return await engine.OpenAsync(new()
        {
            Platform = "alipay",
            Domains = new() { Socket = ["wss://prices.example.com"] },
            Callbacks = CallbackRole.Of(callbacks),
        });
    }
    #endregion
}
