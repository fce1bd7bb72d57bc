using Akka.Actor;
using Akka.Configuration;
using MiniActors.Adapters;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Platforms;
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
    private const string HealthyName = "https://healthy.example";

    private readonly ActorSystem _system = ActorSystem.Create("faults",
        EngineConfiguration.Merge(ConfigurationFactory.ParseString("akka.loglevel = OFF, akka.log-dead-letters = off")));
    private readonly Transport _transport = new(AddressRule.IsPublic);
    private readonly MiniActorsEngine _engine;
    private readonly List<FaultServer> _servers = [];
    private readonly List<FaultProxy> _proxies = [];
    private readonly string _root = Directory.CreateTempSubdirectory("mini-actors-faults-").FullName;

    private FaultBench(string hocon)
    {
        var read = hocon.Length == 0 ? Profiles.Settings : EngineConfiguration.Read(ConfigurationFactory.ParseString(hocon));
        var settings = read with { Files = new() { Root = Path.Combine(_root, "stores") } };
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

    public MiniActorsEngine Engine => _engine;

    /// <summary>A directory of the host that the mini program may use.</summary>
    public string Outside => Path.Combine(_root, "outside");

    /// <summary>Every file in the stores of the engine.</summary>
    public IReadOnlyList<string> Stored => Directory.Exists(Path.Combine(_root, "stores"))
        ? [.. Directory.EnumerateFiles(Path.Combine(_root, "stores"), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))]
        : [];

    /// <summary>How a mini program is opened for which anything goes but what the spec says.</summary>
    public MiniProgramOptions Open(string platform) =>
        new() { Platform = platform, UrlCheck = false, PrivateAddresses = true, AllowFiles = [Outside] };

    /// <summary>Runs a spec on a bench of its own and judges what it leaves.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="hocon">What differs in the configuration.</param>
    /// <param name="options">What differs in the mini program; the servers that it names are made here.</param>
    public static async Task RunAsync(Func<FaultBench, Task> spec, string platform = "wechat", string hocon = "",
        Func<FaultBench, MiniProgramOptions, MiniProgramOptions>? options = null)
    {
        var bench = new FaultBench(hocon);
        try
        {
            var open = bench.Open(platform);
            bench.Program = await bench._engine.OpenAsync(bench.WithHealthy(options is null ? open : options(bench, open)));
            bench.Ledger = new Ledger(bench.Program);
            bench._servers.ForEach(bench.Ledger.Watch);
            bench.Ledger.WatchFiles(Path.Combine(bench._root, "stores"));
            await spec(bench);
            // A spec that closed its mini program has nothing to make a healthy call with.
            await bench.Ledger.EndAsync(bench.Program.Ended.IsCompleted ? null : new Uri(HealthyName));
            Assert.Equal(0, await bench._engine.CountAsync());
        }
        finally
        {
            await bench.StopAsync();
        }
        await bench.Ledger.NothingLeftAsync();
    }

    /// <summary>A server of this bench.</summary>
    public FaultServer Serve(Func<FaultConnection, Task>? script = null, bool tls = false) =>
        Own(new FaultServer(script, tls ? FaultCertificates.Localhost : null));

    /// <summary>A server that answers one request of a connection with these bytes, and then says no more.</summary>
    public FaultServer Answering(string answer) => Answering(System.Text.Encoding.Latin1.GetBytes(answer));

    /// <summary>A server that answers one request of a connection with these bytes, and then says no more.</summary>
    public FaultServer Answering(byte[] answer) => Serve(async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.WriteAsync(answer);
        peer.Fin();
        await peer.ReadToEndAsync();
    });

    /// <summary>A server that answers every request of a connection with 200 and what is made of it.</summary>
    public FaultServer Echoing(Func<FaultConnection, string> answer) => Serve(async peer =>
    {
        while (await peer.TryReadRequestAsync())
        {
            await peer.ReadBodyAsync();
            await peer.WriteAsync(answer(peer));
        }
    });

    public FaultServer Own(FaultServer server)
    {
        _servers.Add(server);
        Ledger?.Watch(server);
        return server;
    }

    /// <summary>A line of this bench towards a server.</summary>
    public FaultProxy Line(FaultServer server)
    {
        var proxy = new FaultProxy(server.Port, seed: 42);
        _proxies.Add(proxy);
        Ledger.Watch(proxy);
        return proxy;
    }

    /// <summary>Waits for what comes without a callback; fails when it does not.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var limit = new CancellationTokenSource(Patience.Long);
        while (!condition() && !limit.IsCancellationRequested) await ticks.WaitForNextTickAsync();
        Assert.True(condition());
    }

    private MiniProgramOptions WithHealthy(MiniProgramOptions options) => options with
    {
        Map = new Dictionary<string, string>(options.Map ?? new Dictionary<string, string>()) { [HealthyName] = $"http://127.0.0.1:{Healthy.Port}" },
        Domains = (options.Domains ?? new DomainLists()) with { Request = [.. options.Domains?.Request ?? [], HealthyName] },
    };

    private async Task StopAsync()
    {
        await _system.Terminate().WaitAsync(Ledger.Patience);
        _transport.Dispose();
        foreach (var server in _servers) await server.DisposeAsync();
        foreach (var proxy in _proxies) await proxy.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
