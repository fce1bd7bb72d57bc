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
    private readonly Transport _transport = new(AddressRule.IsPublic);
    private ActorSystem _system = null!;

    public LabServer Lab { get; private set; } = null!;

    public MiniActorsEngine Engine { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Lab = await LabServer.StartAsync(new LabOptions(), default).WaitAsync(Limit);
        await Lab.WriteCertificateAsync(_certificate);
        _system = ActorSystem.Create("end-to-end", EngineConfiguration.Merge(ConfigurationFactory.ParseString("akka.loglevel = ERROR, akka.log-dead-letters = off")));
        Engine = MiniActorsEngine.Start(_system, Profiles.Settings, RealWires.Of(Profiles.Settings, _transport));
    }

    public async Task DisposeAsync()
    {
        await Engine.DrainAsync();
        await _system.Terminate().WaitAsync(Limit);
        _transport.Dispose();
        await Lab.DisposeAsync();
        File.Delete(_certificate);
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
