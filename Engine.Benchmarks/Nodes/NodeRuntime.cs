using System.ComponentModel;
using System.Diagnostics;

namespace MiniActors.Benchmarks.Nodes;

/// <summary>Node.js on this machine, as one to compare with.</summary>
/// <param name="Version">What <c>node --version</c> says.</param>
/// <param name="Modules">Where <c>ws</c> is installed; null: it could not be had, and Node is left out where sockets are compared.</param>
internal sealed record NodeRuntime(string Version, string? Modules)
{
    private const string Ws = "ws@8.18.3";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static string Folder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "mini-actors-benchmarks", "node");

    /// <summary>Finds it, and installs <c>ws</c> with npm into a folder of the user's the first time.</summary>
    /// <param name="progress">Told what is missing.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null: there is no Node.js.</returns>
    public static async Task<NodeRuntime?> FindAsync(Action<string> progress, CancellationToken cancellation)
    {
        if (await RunAsync("node", ["--version"], cancellation).ConfigureAwait(false) is not { } version)
        {
            progress("node: not found; its column is left out");
            return null;
        }
        var modules = Path.Combine(Folder, "node_modules");
        if (!Directory.Exists(Path.Combine(modules, "ws")))
        {
            Directory.CreateDirectory(Folder);
            await RunAsync("npm", ["install", "--prefix", Folder, "--no-audit", "--no-fund", Ws], cancellation).ConfigureAwait(false);
        }
        if (Directory.Exists(Path.Combine(modules, "ws"))) return new NodeRuntime(version.Trim(), modules);
        progress($"node: {Ws} could not be installed into {Folder}; its column is left out where sockets are compared");
        return new NodeRuntime(version.Trim(), null);
    }

    /// <summary>What a tool says; null: it is not there, or failed.</summary>
    private static async Task<string?> RunAsync(string tool, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = process.StandardOutput.ReadToEndAsync(cancellation);
            _ = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation).ConfigureAwait(false);
            return process.ExitCode == 0 ? await said.ConfigureAwait(false) : null;
        }
        catch (Exception error) when (error is Win32Exception or TimeoutException)
        {
            return null;
        }
    }
}
