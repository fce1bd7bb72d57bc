using System.Diagnostics;
using System.Security.Cryptography;
using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Libraries;

/// <summary>
/// The pinned packages of npm, installed once for each state of the lock, in a folder below the temporary directory that
/// later runs find again. Without npm the specs of the libraries fail and say so: a result that nobody saw is none.
/// </summary>
internal static class NpmCache
{
    private const string Pinned = "Engine.Tests/Libraries/npm";
    private static readonly string[] Files = ["package.json", "package-lock.json"];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>The folder that has <c>node_modules</c>.</summary>
    public static async Task<string> InstallAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"mini-actors-npm-{Environment.UserName}-{Digest()}");
        if (IsWhole(folder)) return folder;
        var fresh = Directory.CreateTempSubdirectory("mini-actors-npm-").FullName;
        foreach (var file in Files) File.Copy(Path.Combine(Repository.Root, Pinned, file), Path.Combine(fresh, file));
        await CleanInstallAsync(fresh);
        try
        {
            Directory.Move(fresh, folder);
        }
        catch (IOException) when (IsWhole(folder))
        {
            // Another run was faster.
            Directory.Delete(fresh, recursive: true);
        }

        return folder;
    }

    private static bool IsWhole(string folder) => Directory.Exists(Path.Combine(folder, "node_modules"));

    private static string Digest() =>
        Convert.ToHexStringLower(SHA256.HashData(Files.SelectMany(file => File.ReadAllBytes(Path.Combine(Repository.Root, Pinned, file))).ToArray()))[..16];

    private static async Task CleanInstallAsync(string folder)
    {
        using var npm = Start(folder);
        var said = Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await npm.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"npm ci took longer than {Limit}.");
        }

        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci failed: {string.Join('\n', await said)}");
    }

    private static Process Start(string folder)
    {
        var (program, first) = OperatingSystem.IsWindows() ? ("cmd.exe", new[] { "/c", "npm" }) : ("npm", []);
        var order = new ProcessStartInfo(program, [.. first, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps", "--prefer-offline"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(order)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("The libraries come from npm, and npm is not on the path: install Node.js 20 or newer.", missing);
        }
    }
}
