using System.Diagnostics;
using System.Net.NetworkInformation;
using Akka.Actor;
using Akka.Configuration;
using MiniActors.Adapters;
using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Host.Lab;
using MiniActors.Hosting;
using MiniActors.Platforms;
using MiniActors.Rules;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.EndToEnd;

/// <summary>A real engine beside a real lab server: real sockets, real TLS, a trusted certificate.</summary>
public sealed class LabEngine : IAsyncLifetime
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly string _certificate = Path.Combine(Path.GetTempPath(), $"lab-{Guid.NewGuid():N}.pem");
    private readonly string _stores = Path.Combine(Path.GetTempPath(), $"lab-stores-{Guid.NewGuid():N}");
    private readonly Transport _transport = new(AddressRule.IsPublic);
    private ActorSystem _system = null!;

    public LabServer Lab { get; private set; } = null!;

    public MiniActorsEngine Engine { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Lab = await LabServer.StartAsync(new LabOptions(), default).WaitAsync(Limit);
        await Lab.WriteCertificateAsync(_certificate);
        _system = ActorSystem.Create("end-to-end", EngineConfiguration.Merge(ConfigurationFactory.ParseString("akka.loglevel = ERROR, akka.log-dead-letters = off")));
        var settings = Profiles.Settings with { Files = new() { Root = _stores } };
        Engine = MiniActorsEngine.Start(_system, settings, RealWires.Of(settings, _transport));
    }

    /// <summary>What the specs of a class leave is judged when they are through: no mini program, no file, no socket.</summary>
    public async Task DisposeAsync()
    {
        await Engine.DrainAsync();
        Assert.Equal(0, await Engine.CountAsync());
        Assert.Empty(Files());
        await _system.Terminate().WaitAsync(Limit);
        _transport.Dispose();
        for (var begin = Stopwatch.GetTimestamp(); Sockets() > 0; await Task.Yield())
            Assert.True(Stopwatch.GetElapsedTime(begin) < Patience.Long, $"{Sockets()} sockets are left");
        await Lab.DisposeAsync();
        File.Delete(_certificate);
        if (Directory.Exists(_stores)) Directory.Delete(_stores, recursive: true);
    }

    private IEnumerable<string> Files() => Directory.Exists(_stores)
        ? Directory.EnumerateFiles(_stores, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
        : [];

    /// <summary>How many of this process are connected to the lab.</summary>
    private int Sockets()
    {
        int[] ports = [Lab.HttpUrl.Port, Lab.HttpsUrl.Port, Lab.WsUrl.Port, Lab.WssUrl.Port];
        return IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
            .Count(one => ports.Contains(one.RemoteEndPoint.Port) && one.State is (TcpState.Established or TcpState.CloseWait));
    }

    /// <summary>
    /// A mini program as in production: url-check is on, its hosts are listed, and the host map leads them to the lab.
    /// </summary>
    public Task<MiniProgram> OpenAsync(string platform, string? baseLibrary = null, CallbackRole? callbacks = null, IReadOnlyList<string>? allowFiles = null) => Engine.OpenAsync(new MiniProgramOptions
    {
        Platform = platform,
        BaseLibrary = baseLibrary,
        Callbacks = callbacks,
        Domains = new DomainLists { Socket = ["wss://lab.example"], Request = ["https://lab.example"], Upload = ["https://lab.example"], Download = ["https://lab.example"] },
        Map = new Dictionary<string, string>
        {
            ["wss://lab.example"] = Lab.WssUrl.ToString().TrimEnd('/'),
            ["https://lab.example"] = Lab.HttpsUrl.ToString().TrimEnd('/'),
        },
        TrustedCertificates = [_certificate],
        AllowFiles = allowFiles,
    });
}
