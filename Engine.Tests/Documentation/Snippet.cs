using System.Text.RegularExpressions;
using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Documentation;

/// <summary>
/// Code that a document shows: <c>&lt;!-- snippet: path#region --&gt;</c> stands above the fence, and the region of the file
/// is what the fence must hold.
/// </summary>
/// <param name="Document">Where it is shown.</param>
/// <param name="Source">The file that is compiled.</param>
/// <param name="Region">The region in it.</param>
/// <param name="Shown">The text between the fences.</param>
internal sealed partial record Snippet(string Document, string Source, string Region, string Shown)
{
    /// <summary>All that the document shows.</summary>
    public static IReadOnlyList<Snippet> In(string document) => [.. Marked().Matches(Repository.Read(document)).Select(match =>
        new Snippet(document, match.Groups["source"].Value, match.Groups["region"].Value, match.Groups["shown"].Value))];

    /// <summary>The region as it is compiled, moved to the left margin.</summary>
    public string Compiled()
    {
        var lines = Repository.Read(Source).Split('\n').ToList();
        var begin = lines.FindIndex(line => line.Trim() == $"#region {Region}");
        Assert.True(begin >= 0, $"{Source} has no region {Region}");
        var body = lines[(begin + 1)..lines.FindIndex(begin, line => line.Trim() == "#endregion")];
        var margin = body.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', body.Select(line => line.Length == 0 ? "" : line[margin..])).Trim('\n') + "\n";
    }

    [GeneratedRegex(@"<!-- snippet: (?<source>[^#\s]+)#(?<region>\S+) -->\n```csharp\n(?<shown>[\s\S]*?)```")]
    private static partial Regex Marked();
}
