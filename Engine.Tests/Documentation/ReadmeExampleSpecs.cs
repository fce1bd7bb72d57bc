using Akka.Actor;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Documentation;

/// <summary>The example of the README does what a reader expects.</summary>
public sealed class ReadmeExampleSpecs : ActorSpecs
{
    [Fact]
    public async Task The_example_echoes_on_the_listed_host_and_fails_on_the_other()
    {
        var network = CreateTestProbe();
        var wire = new FakeSocketWire(asked => network.Tell(asked));
        var engine = MiniActorsEngine.Start(Sys, EngineConfiguration.Read(), new EngineWires(wire, new FakeHttpWire()));
        var (output, pressed) = (new StringWriter(), new TaskCompletionSource());

        var run = ReadmeExample.RunAsync(engine, output, pressed.Task);
        var link = (await network.ExpectMsgAsync<WireAsked.Dial>()).Link;
        link.Open();
        var sent = await network.ExpectMsgAsync<WireAsked.Send>();
        link.Receive([.. sent.Frames]);
        await network.ExpectMsgAsync<WireAsked.Credit>();
        pressed.SetResult();
        var close = await network.ExpectMsgAsync<WireAsked.Close>();
        link.CloseByPeer(close.Reason);
        await run.WaitAsync(TimeSpan.FromSeconds(10));

        var told = output.ToString();
        Assert.Equal(CloseReason.GoingAway, close.Reason);
        Assert.Contains("message: hello", told, StringComparison.Ordinal);
        Assert.EndsWith("closed: 1001" + Environment.NewLine, told, StringComparison.Ordinal);
        Assert.Equal(3, told.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
