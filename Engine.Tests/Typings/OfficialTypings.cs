using System.Diagnostics;
using System.Text.Json;
using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Typings;

/// <summary>The typings that a platform publishes.</summary>
/// <param name="Platform">Whose they are.</param>
/// <param name="NativeObject">The object that they describe.</param>
/// <param name="Package">Their package.</param>
/// <param name="File">The file that leads to all others, below the package.</param>
internal sealed record OfficialTypings(string Platform, string NativeObject, string Package, string File)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>All that npm has. Baidu publishes none.</summary>
    public static readonly IReadOnlyList<OfficialTypings> All =
    [
        new("wechat", "wx", "miniprogram-api-typings", "index.d.ts"),
        new("alipay", "my", "@mini-types/my", "types/index.d.ts"),
    ];

    /// <summary>The version that is pinned.</summary>
    public string VersionIn(string packages)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(packages, "node_modules", Package, "package.json")));
        return json.RootElement.GetProperty("version").GetString()!;
    }

    /// <summary>What their network part lists, as <c>canIUse</c> names it.</summary>
    /// <exception cref="InvalidOperationException">Node.js is not there.</exception>
    public async Task<IReadOnlyList<string>> ReadAsync(string packages)
    {
        var order = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "Engine.Tests/Typings/read-typings.cjs"), packages, NativeObject, $"node_modules/{Package}/{File}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Start(order);
        using var limit = new CancellationTokenSource(Limit);
        var (said, erred) = (node.StandardOutput.ReadToEndAsync(limit.Token), node.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await node.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!node.HasExited) node.Kill(entireProcessTree: true);
        }

        Assert.True(node.ExitCode == 0, await erred);
        return JsonSerializer.Deserialize<string[]>(await said)!;
    }

    private static Process Start(ProcessStartInfo order)
    {
        try
        {
            return Process.Start(order)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("The typings are read with Node.js, which is not on the path: install Node.js 20 or newer.", missing);
        }
    }
}
