using Akka.Actor;
using Akka.Configuration;
using MiniActors.Api;
using MiniActors.Hosting;

namespace MiniActors.Benchmarks.Soak;

/// <summary>An engine with a directory of its own for files, and what it holds.</summary>
internal sealed class SoakEngine : IAsyncDisposable
{
    private readonly ActorSystem _system;
    private readonly MiniActorsEngine _engine;
    private readonly string _root = Directory.CreateTempSubdirectory("mini-actors-soak-").FullName;

    public SoakEngine()
    {
        var configuration = ConfigurationFactory.ParseString("akka.loglevel = WARNING");
        var settings = EngineConfiguration.Read(configuration) with { Files = new() { Root = Path.Combine(_root, "stores") } };
        _system = ActorSystem.Create("soak", EngineConfiguration.Merge(configuration));
        _engine = MiniActorsEngine.Start(_system, settings);
    }

    /// <summary>Opens a mini program of a platform that keeps as many sockets as are opened.</summary>
    public Task<MiniProgram> OpenAsync(CancellationToken cancellation) =>
        _engine.OpenAsync(new MiniProgramOptions { Platform = "baidu", UrlCheck = false, PrivateAddresses = true }, cancellation);

    /// <summary>How many mini programs run.</summary>
    public Task<int> ProgramsAsync() => _engine.CountAsync();

    /// <summary>How many files the mini programs have.</summary>
    public int Files => Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Count(file => !file.EndsWith(".lock", StringComparison.Ordinal));

    /// <summary>How many descriptors this process has open, but for the assemblies that the runtime loads when it needs them; 0 where the system does not tell.</summary>
    public static int Descriptors => Directory.Exists("/proc/self/fd")
        ? Directory.GetFileSystemEntries("/proc/self/fd").Count(one => !IsAssembly(new FileInfo(one).LinkTarget))
        : 0;

    private static bool IsAssembly(string? file) =>
        file is not null && (file.EndsWith(".dll", StringComparison.Ordinal) || file.EndsWith(".pdb", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate().ConfigureAwait(false);
        Directory.Delete(_root, recursive: true);
    }
}
