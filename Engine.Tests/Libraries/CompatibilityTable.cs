using System.Text;
using System.Text.Json;
using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Libraries;

/// <summary><c>docs/compatibility.md</c>: made of what was seen. A run with <c>UPDATE_COMPATIBILITY=1</c> writes it anew.</summary>
internal static class CompatibilityTable
{
    private const string Document = "docs/compatibility.md";

    private const string Head = """
        # Libraries that run

        Published libraries from npm, unmodified, on the engine: each is driven against a real server (its own where it has one,
        a small one of its protocol otherwise, a Mosquitto, a hub of ASP.NET Core) on every platform that it is made for. The
        specs in `Engine.Tests/Libraries` make this table; `UPDATE_COMPATIBILITY=1 dotnet test --filter LibrarySpecs` writes it
        anew. *all*: every step went well; a number: a note below; –: it is not made for this platform.

        | library | version | needs | WeChat | Alipay | Baidu | steps |
        |---|---|---|---|---|---|---|

        """;

    private static readonly string[] Platforms = ["wechat", "alipay", "baidu"];

    /// <summary>The document as it must be.</summary>
    public static async Task<string> WriteAsync(LibraryPeers peers)
    {
        var (text, notes) = (new StringBuilder(Head), new List<string>());
        foreach (var library in LibraryTable.All)
        {
            var cells = new List<string>();
            var steps = new List<string>();
            foreach (var platform in Platforms)
            {
                if (!library.Platforms.Contains(platform))
                {
                    cells.Add("–");
                    continue;
                }

                var run = await peers.RunAsync(library, platform);
                steps.AddRange(run.Done.Except(steps).ToArray());
                cells.Add(Cell(library, Label(peers.Packages, library.Packages[0]), platform, run, notes));
            }

            var (name, version) = Identity(peers.Packages, library.Packages[0]);
            var with = string.Concat(library.Packages.Skip(1).Select(package => Identity(peers.Packages, package)).Select(other => $" with `{other.Name}` {other.Version}"));
            text.Append($"| `{name}`{with} | {version} | {library.Needs} | {string.Join(" | ", cells)} | {string.Join(", ", steps)} |\n");
        }

        text.Append("\n## What fails for its own reasons\n\n");
        for (var n = 0; n < notes.Count; n++) text.Append($"{n + 1}. {notes[n]}\n");
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Holds the document against it, or writes it.</summary>
    public static void Compare(string expected)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_COMPATIBILITY") == "1") File.WriteAllText(Path.Combine(Repository.Root, Document), expected);
        Assert.Equal(expected, Repository.Read(Document));
    }

    /// <summary>What a note calls a library: with its version where another one stands in the table too.</summary>
    private static string Label(string packages, string package)
    {
        var (name, version) = Identity(packages, package);
        return name == package ? $"`{name}`" : $"`{name}` {version}";
    }

    private static string Cell(Library library, string label, string platform, LibraryRun run, List<string> notes)
    {
        var cell = run.Failed.Count == 0 ? "all" : $"{run.Done.Count} of {run.Done.Count + run.Failed.Count}";
        foreach (var own in library.Own.Where(own => own.Platform == platform))
        {
            notes.Add($"{label}, *{own.Step}*: {own.Why}.");
            cell += $" ({notes.Count})";
        }

        return cell;
    }

    private static (string Name, string Version) Identity(string packages, string package)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(packages, "node_modules", package, "package.json")));
        return (json.RootElement.GetProperty("name").GetString()!, json.RootElement.GetProperty("version").GetString()!);
    }
}
