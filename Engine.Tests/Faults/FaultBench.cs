using Akka.Actor;
using MiniActors.Adapters;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Rules;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Faults;

/// <summary>
/// A real engine over the real network, with a mini program and its ledger, for one spec. What the spec leaves behind is judged when
/// it is done: the ledger's rules, no mini program, no file, and no socket towards the servers.
/// </summary>
internal sealed class FaultBench
{
    private readonly ActorSystem _system = ActorSystem.Create("faults", "akka.loglevel = OFF, akka.log-dead-letters = off");
    private readonly Transport _transport;
    private readonly MiniActorsEngine _engine;
    private readonly List<FaultServer> _servers = [];
    private readonly string _root = Directory.CreateTempSubdirectory("mini-actors-faults-").FullName;

    private FaultBench(Func<EngineSettings, EngineSettings>? with, Transport? transport)
    {
        var settings = Profiles.Settings with { Files = new() { Root = Path.Combine(_root, "stores") } };
        if (with is not null) settings = with(settings);
        _transport = transport ?? new Transport(AddressRule.IsPublic);
        _engine = MiniActorsEngine.Start(_system, settings, RealWires.Of(settings, _transport));
        Directory.CreateDirectory(Outside);
        Healthy = Serve(async peer =>
        {
            while (await peer.TryReadRequestAsync()) await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
    }

    public FaultServer Healthy { get; }

    public MiniProgram Program { get; private set; } = null!;

    public Ledger Ledger { get; private set; } = null!;

    public IMiniActorsEngine Engine => _engine;

    /// <summary>A directory of the host that the mini program may use.</summary>
    public string Outside => Path.Combine(_root, "outside");

    /// <summary>Every file in the stores of the engine.</summary>
    public IReadOnlyList<string> Stored => Directory.Exists(Path.Combine(_root, "stores"))
        ? [.. Directory.EnumerateFiles(Path.Combine(_root, "stores"), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))]
        : [];

    /// <summary>Runs a spec on a bench of its own and judges what it leaves.</summary>
    public static async Task RunAsync(Func<FaultBench, Task> spec, string platform = "wechat",
        Func<EngineSettings, EngineSettings>? settings = null, Func<MiniProgramOptions, MiniProgramOptions>? options = null, Transport? transport = null)
    {
        var bench = new FaultBench(settings, transport);
        try
        {
            var open = new MiniProgramOptions { Platform = platform, UrlCheck = false, PrivateAddresses = true, AllowFiles = [bench.Outside] };
            bench.Program = await bench._engine.OpenAsync(options is null ? open : options(open));
            bench.Ledger = new Ledger(bench.Program);
            bench._servers.ForEach(bench.Ledger.Watch);
            await spec(bench);
            await bench.Ledger.EndAsync(options is null ? bench.Healthy.HttpUrl : null);
            Assert.Empty(bench.Stored);
            Assert.Equal(0, await bench._engine.CountAsync());
        }
        finally
        {
            await bench.StopAsync();
        }
        foreach (var server in bench._servers) await NoSocketAsync(server);
    }

    /// <summary>A server of this bench.</summary>
    public FaultServer Serve(Func<FaultConnection, Task>? script = null, bool tls = false) =>
        Own(new FaultServer(script, tls ? FaultCertificates.Localhost : null));

    /// <summary>A server that answers each request of a connection with these bytes, and then says no more.</summary>
    public FaultServer Answering(string answer) => Serve(async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.WriteAsync(answer);
        peer.Fin();
        await peer.ReadToEndAsync();
    });

    public FaultServer Own(FaultServer server)
    {
        _servers.Add(server);
        Ledger?.Watch(server);
        return server;
    }

    private async Task StopAsync()
    {
        await _system.Terminate().WaitAsync(Ledger.Patience);
        _transport.Dispose();
        foreach (var server in _servers) await server.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    // The system closes them in its own time.
    private static async Task NoSocketAsync(FaultServer server)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var limit = new CancellationTokenSource(Patience.Long);
        while (server.ClientSockets > 0 && !limit.IsCancellationRequested) await ticks.WaitForNextTickAsync();
        Assert.Equal(0, server.ClientSockets);
    }
}
