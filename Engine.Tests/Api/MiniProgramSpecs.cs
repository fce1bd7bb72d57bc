using Akka.Actor;
using Akka.TestKit.Xunit2;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Api;

/// <summary>The C# surface from outside, over a fake network.</summary>
public abstract class MiniProgramSpecs : TestKit
{
    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly FakeSocketWire _sockets;
    private readonly FakeHttpWire _http;
    private protected MiniActorsEngine Engine { get; }
    private protected Journal Journal { get; } = new();

    protected MiniProgramSpecs() : base("akka.loglevel = OFF")
    {
        _sockets = new FakeSocketWire(asked => TestActor.Tell(asked));
        _http = new FakeHttpWire(asked => TestActor.Tell(asked));
        Engine = MiniActorsEngine.Start(Sys, Profiles.Settings, new EngineWires(_sockets, _http));
    }

    protected Task<MiniProgram> OpenAsync(string platform) => Engine.OpenAsync(new MiniProgramOptions
    {
        Platform = platform,
        UrlCheck = false,
        PrivateAddresses = true,
    });

    private protected async Task<FakeSocketLink> DialledAsync() => (await ExpectMsgAsync<WireAsked.Dial>()).Link;
}
