using System.Diagnostics;
using System.Runtime.InteropServices;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Starting;

/// <summary>Publishes the command line program from the sources that this program was built from, into a directory that goes with it.</summary>
internal sealed class Publisher : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mini-actors-published-").FullName;
    private readonly Dictionary<string, string?> _published = [];

    /// <summary>The project; null: the sources are not there.</summary>
    private static string? Project
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "MiniActors.sln"))) return Path.Combine(folder.FullName, "Engine.Host", "Engine.Host.csproj");
            return null;
        }
    }

    /// <summary>Publishes one form, once.</summary>
    /// <returns>Where it is; null: it could not be made here.</returns>
    public async Task<string?> PublishAsync(HostBuild build, CancellationToken cancellation)
    {
        if (build.Options is not { } options) return AppContext.BaseDirectory;
        var key = string.Join(' ', options);
        if (!_published.TryGetValue(key, out var directory))
            directory = _published[key] = await PublishAsync(options, cancellation).ConfigureAwait(false);
        return directory;
    }

    private async Task<string?> PublishAsync(IReadOnlyList<string> options, CancellationToken cancellation)
    {
        if (Project is not { } project) return null;
        var target = Path.Combine(_folder, Path.GetRandomFileName());
        using var publish = Process.Start(new ProcessStartInfo(ChildProcess.Dotnet,
        [
            "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", target, "-v", "quiet",
            // Beside the ordinary build and that of every other form: what was compiled for one is not taken for another.
            "--artifacts-path", target + "-build", .. options,
        ])
        { RedirectStandardOutput = true })!;
        await publish.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
        await publish.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return publish.ExitCode == 0 ? target : null;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
