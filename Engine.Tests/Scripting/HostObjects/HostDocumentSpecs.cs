using MiniActors.Platforms;
using MiniActors.Tests.Architecture;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Scripting.HostObjects;

/// <summary><c>docs/host-objects.md</c> says what the code has.</summary>
public sealed class HostDocumentSpecs
{
    private static readonly string[] Columns = ["wechat", "wechat/game", "alipay", "baidu"];

    [Fact]
    public void The_table_is_what_the_platforms_have()
    {
        var expected = HostCatalog.All.Select(api => api.Name).Concat(Columns.SelectMany(id => Profiles.Of(id).Host.Screen).Distinct().Order(StringComparer.Ordinal)).Distinct()
            .Select(name => $"| `{name}` | {string.Join(" | ", Columns.Select(id => Cell(Profiles.Of(id), name)))} |").ToArray();
        Assert.Equal(expected, Repository.Read("docs/host-objects.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    private static string Cell(PlatformProfile profile, string name) =>
        profile.Host.Screen.Contains(name) ? "ok" : !profile.Host.Apis.Since.TryGetValue(name, out var since) ? "–" : since == new Version(0, 0, 0) ? "yes" : since.ToString();
}
