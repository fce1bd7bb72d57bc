using System.Text;

namespace MiniActors.Tests.Typings;

/// <summary><c>docs/typings.md</c>: made of what was compared.</summary>
internal static class TypingsDocument
{
    private const string Head = """
        # The platforms' typings

        What the official typings list for the network, for the files that it moves and for the storage, member by member, beside
        what a running mini program has here. The specs in `Engine.Tests/Typings` read the typings with the TypeScript compiler, run
        a script that calls everything, and make this table; `UPDATE_TYPINGS=1 dotnet test --filter TypingsSpecs` writes it anew. A
        new version of the typings with a member that is neither here nor named below fails them.

        *there*: it is, in the newest base library; *in part*: some of what belongs to it is not; *no meaning here*: it means nothing
        off a phone; *missing*: it would mean something. *options* are what it takes, *told* what its callbacks, its listener or its
        result hold; what is crossed out is not there, and its number leads to the reason. Baidu publishes no typings.

        """;

    /// <summary>The document as it must be.</summary>
    public static string Write(IReadOnlyList<TypingsComparison> comparisons)
    {
        var text = new StringBuilder(Head);
        foreach (var compared in comparisons) Write(text, compared);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Write(StringBuilder text, TypingsComparison compared)
    {
        text.Append($"\n## `{compared.Typings.NativeObject}`: {compared.Typings.Package} {compared.Version}\n\n");
        var lacking = compared.Lacking.Count();
        text.Append($"{compared.Listed.Count} names are listed, {compared.Listed.Count - lacking} of them are there.\n\n");
        text.Append("| member | | options | told |\n|---|---|---|---|\n");
        foreach (var member in compared.Listed.GroupBy(MemberOf))
        {
            var parts = member.Where(name => name != member.Key).ToArray();
            var options = parts.Where(name => name.StartsWith($"{member.Key}.object.", StringComparison.Ordinal)).ToArray();
            text.Append($"| `{member.Key}` | {State(compared, member.Key, parts)} | {List(compared, member.Key, options)} | {List(compared, member.Key, parts.Except(options))} |\n");
        }

        text.Append("\n### What is not there\n\n");
        for (var n = 0; n < compared.Gaps.Count; n++) text.Append($"{n + 1}. {Word(compared.Gaps[n].State)}: `{compared.Gaps[n].Pattern}`. {compared.Gaps[n].Why}\n");
    }

    /// <summary>The function, or the object and its member.</summary>
    private static string MemberOf(string name) => name.Split('.') switch
    {
        [var head, var member, ..] when char.IsUpper(head[0]) || head == "env" => $"{head}.{member}",
        [var head, ..] => head,
        _ => name,
    };

    private static string State(TypingsComparison compared, string member, string[] parts) =>
        !compared.IsThere(member) && compared.Listed.Contains(member) ? $"{Word(GapOf(compared, member).State)} ({Number(compared, member)})"
        : parts.All(compared.IsThere) ? "there" : "in part";

    private static string List(TypingsComparison compared, string member, IEnumerable<string> names) => string.Join(", ", names
        .GroupBy(name => name[(member.Length + 1)..].Replace("object.", "", StringComparison.Ordinal).Replace("callback.", "", StringComparison.Ordinal).Replace("return.", "", StringComparison.Ordinal))
        .Select(group => compared.IsThere(group.First()) || !compared.IsThere(member) ? $"`{group.Key}`" : $"~~`{group.Key}`~~ ({Number(compared, group.First())})"));

    private static TypingsGap GapOf(TypingsComparison compared, string name) => compared.Gaps.First(gap => gap.Covers(name));

    private static int Number(TypingsComparison compared, string name) => compared.Gaps.ToList().FindIndex(gap => gap.Covers(name)) + 1;

    private static string Word(GapState state) => state == GapState.NoMeaning ? "no meaning here" : "missing";
}
