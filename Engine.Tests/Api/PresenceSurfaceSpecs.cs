using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Api;

/// <summary>The background through the C# surface, with a grace that a person's configuration made short.</summary>
public sealed class PresenceSurfaceSpecs() : TestKit("akka.loglevel = OFF")
{
    [Fact]
    public async Task A_hidden_program_loses_its_socket_and_hears_of_it_when_it_is_shown()
    {
        var settings = EngineConfiguration.Read(ConfigurationFactory.ParseString("mini-actors.platforms.wechat.background.grace = 1ms"));
        var wires = new EngineWires(new FakeSocketWire(asked => TestActor.Tell(asked)), new FakeHttpWire(_ => { }));
        var journal = new Journal();
        await using var app = await MiniActorsEngine.Start(Sys, settings, wires)
            .OpenAsync(new MiniProgramOptions { Platform = "wechat", UrlCheck = false, PrivateAddresses = true });
        app.OnSocketOpen(_ => journal.Write("open"));
        app.OnSocketClose(closed => journal.Write($"{closed.Code} {closed.Reason}"));
        app.ConnectSocket(new() { Url = "wss://echo.example/" });
        (await ExpectMsgAsync<WireAsked.Dial>()).Link.Open();
        Assert.Equal("open", await journal.NextAsync());

        app.Hide();
        await ExpectMsgAsync<WireAsked.Abort>();
        var refused = app.RequestAsync(new() { Url = "https://api.example/" });
        await app.Supervisor.Ask<ActorIdentity>(new Identify(null), Patience.Long);
        Assert.Empty(journal.Rest());
        Assert.False(refused.IsCompleted);

        app.Show();

        Assert.Equal("1006 interrupted", await journal.NextAsync());
        var thrown = await Assert.ThrowsAsync<MiniProgramException>(() => refused.WaitAsync(Patience.Long));
        Assert.Equal("request:fail interrupted", thrown.Failure.Message);
    }
}
