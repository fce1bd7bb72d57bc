using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using MiniActors.Api;
using MiniActors.Scripting;
using MiniActors.Tests.Architecture;
using MiniActors.Tests.EndToEnd;
using MiniActors.Tests.Scripting;

namespace MiniActors.Tests.Libraries;

/// <summary>The installed libraries, the servers that they were written for, and a real engine between them.</summary>
public sealed class LibraryPeers : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly string Folder = Path.Combine(Repository.Root, "Engine.Tests", "Libraries");

    private readonly LabEngine _lab = new();
    private readonly List<IAsyncDisposable> _peers = [];
    private readonly ConcurrentDictionary<(string Library, string Platform), Lazy<Task<LibraryRun>>> _runs = new();
    private readonly ConcurrentDictionary<string, ScriptSource> _sources = new();
    private readonly Dictionary<string, string> _map = [];

    /// <summary>Where <c>node_modules</c> is.</summary>
    internal string Packages { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await _lab.InitializeAsync();
        try
        {
            await StartAsync();
        }
        catch (InvalidOperationException missing)
        {
            Missing = missing.Message;
        }
    }

    /// <summary>Why nothing can be run: npm or a server cannot be had; null: all is there.</summary>
    internal string? Missing { get; private set; }

    private async Task StartAsync()
    {
        Packages = await NpmCache.InstallAsync();
        Add("lab", _lab.Lab.HttpUrl.ToString());
        var broker = await StartBrokerAsync();
        Add("broker", $"http://127.0.0.1:{broker}");
        var node = new ProcessStartInfo("node", [Path.Combine(Folder, "peer", "server.js")])
        {
            Environment = { ["NODE_PATH"] = Path.Combine(Packages, "node_modules"), ["BROKER"] = $"{broker}" },
        };
        var (peer, port) = await PeerProcess.StartAsync(node, process => process.StandardOutput, _ => true);
        _peers.Add(peer);
        Add("peer", $"http://127.0.0.1:{port}");
        WebApplication hub = await ChatHub.ServeAsync();
        _peers.Add(hub);
        Add("hub", hub.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        foreach (var peer in _peers) await peer.DisposeAsync();
        await _lab.DisposeAsync();
    }

    /// <summary>How the library did on this platform; it runs once.</summary>
    internal Task<LibraryRun> RunAsync(Library library, string platform) =>
        _runs.GetOrAdd((library.Script, platform), _ => new Lazy<Task<LibraryRun>>(() => DriveAsync(library, platform))).Value;

    private async Task<LibraryRun> DriveAsync(Library library, string platform)
    {
        var witness = new ScriptWitness();
        var path = $"/{library.Script}.js";
        var files = new LibraryFiles(Path.Combine(Folder, "scripts"), Packages);
        var source = _sources.GetOrAdd(path, _ => ScriptSource.Of(path, files.Read(path), files));
        var role = ScriptRole.For(new ScriptOptions { Source = source, Console = witness, Observer = witness, Polyfills = library.IsForTheWeb ? [PolyfillPack.Web] : [] });
        string[] urls(string scheme) => [.. _map.Keys.Where(url => url.StartsWith(scheme, StringComparison.Ordinal))];
        await using var program = await _lab.Engine.OpenAsync(new MiniProgramOptions
        {
            Platform = platform,
            Callbacks = role,
            Domains = new() { Socket = urls("wss"), Request = urls("https"), Upload = urls("https"), Download = urls("https") },
            Map = _map,
        });
        var over = await Task.WhenAny(witness.End, Task.Delay(Limit)) == witness.End;
        return LibraryRun.Of(witness.Lines.Rest(), witness.Faults.Rest(), over ? await witness.End : null);
    }

    private void Add(string name, string http)
    {
        var url = http.TrimEnd('/');
        _map[$"https://{name}.example"] = url;
        _map[$"wss://{name}.example"] = "ws" + url["http".Length..];
    }

    /// <summary>Mosquitto; its WebSockets alone are not enough for it, so it has a listener that nobody speaks to.</summary>
    private async Task<int> StartBrokerAsync()
    {
        var (port, other) = (PeerProcess.FreePort(), PeerProcess.FreePort());
        var file = Path.Combine(Directory.CreateTempSubdirectory("mini-actors-broker-").FullName, "mosquitto.conf");
        await File.WriteAllTextAsync(file, $"listener {other} 127.0.0.1\nlistener {port} 127.0.0.1\nprotocol websockets\nallow_anonymous true\nlog_dest stderr\n");
        var program = File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";
        var (peer, _) = await PeerProcess.StartAsync(new ProcessStartInfo(program, ["-c", file]), process => process.StandardError,
            line => line.EndsWith("running", StringComparison.Ordinal));
        _peers.Add(peer);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return port;
    }
}
