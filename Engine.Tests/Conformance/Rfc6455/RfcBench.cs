using Akka.Actor;
using Akka.Configuration;
using MiniActors.Adapters;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Rules;
using MiniActors.Testing;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>
/// For one class of specs: a server, and for each wire an engine with one mini program under a ledger. Every row is played on the
/// same mini program as the row before, so that each proves that the last one did no harm.
/// </summary>
public sealed class RfcBench : IAsyncLifetime
{
    /// <summary>The wires, by their names in the configuration.</summary>
    public static readonly string[] Wires = ["websocket-client", "native"];

    /// <summary>The largest message: 16 MiB.</summary>
    public const int MessageLimit = 16 << 20;

    private readonly Dictionary<string, Side> _sides = [];

    public async Task InitializeAsync()
    {
        foreach (var wire in Wires) _sides.Add(wire, await Side.StartAsync(wire));
    }

    /// <summary>Plays a row on a wire, and judges what its socket and its calls told.</summary>
    internal async Task PlayAsync(string wire, RfcRow row)
    {
        var side = _sides[wire];
        var talk = new RfcTalk(side.Ledger, side.Server);
        var before = side.Server.Connections;
        await row.PlayAsync(talk);
        Assert.Empty(talk.Verdicts());
        Assert.Equal(talk.Dials, side.Server.Connections - before);
    }

    public async Task DisposeAsync()
    {
        foreach (var side in _sides.Values) await side.EndAsync();
    }

    private sealed class Side(ActorSystem system, Transport transport, MiniProgram program)
    {
        public FaultServer Server { get; } = new();

        public Ledger Ledger { get; } = new(program);

        public static async Task<Side> StartAsync(string wire)
        {
            var system = ActorSystem.Create("rfc6455", "akka.loglevel = OFF, akka.log-dead-letters = off");
            var settings = EngineConfiguration.Read(ConfigurationFactory.ParseString(
                $"mini-actors.wire = {wire}, mini-actors.sockets.message-limit = {MessageLimit}"));
            var transport = new Transport(AddressRule.IsPublic);
            var engine = MiniActorsEngine.Start(system, settings, RealWires.Of(settings, transport));
            return new Side(system, transport, await engine.OpenAsync(new() { Platform = "wechat", UrlCheck = false, PrivateAddresses = true }));
        }

        public async Task EndAsync()
        {
            Ledger.Watch(Server);
            await Ledger.EndAsync();
            await system.Terminate().WaitAsync(Ledger.Patience);
            transport.Dispose();
            await Server.DisposeAsync();
        }
    }
}
