using System.Text.RegularExpressions;

namespace MiniActors.Tests.Architecture;

/// <summary>One C# file, as the specs of the architecture read it.</summary>
/// <param name="Path">From the root of the repository, with slashes.</param>
/// <param name="Text">As it is on the disk.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    private string? _statements;
    private string? _code;

    /// <summary>The folder below its project; its room, where the project is the engine.</summary>
    public string Room => Path.Split('/') is [_, var room, _, ..] ? room : "";

    /// <summary>The lines, for their number.</summary>
    public int LineCount => Text.AsSpan().Count('\n');

    /// <summary>The text without comments.</summary>
    public string Statements => _statements ??= CommentOrLiteral().Replace(Text, match => IsComment(match.Value) ? " " : match.Value);

    /// <summary>The text without comments and without what is inside of strings.</summary>
    public string Code => _code ??= CommentOrLiteral().Replace(Text, match => IsComment(match.Value) ? " " : "\"\"");

    /// <summary>The string literals, one after the other.</summary>
    public IEnumerable<string> Literals => CommentOrLiteral().Matches(Text).Select(match => match.Value).Where(found => !IsComment(found));

    /// <summary>The words of the code.</summary>
    public IReadOnlySet<string> Words => field ??= Word().Matches(Code).Select(match => match.Value).ToHashSet();

    private static bool IsComment(string found) => found.StartsWith("//", StringComparison.Ordinal) || found.StartsWith("/*", StringComparison.Ordinal);

    [GeneratedRegex(""""""
        "{3}[\s\S]*?"{3}|@\$?"(?:""|[^"])*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*[\s\S]*?\*/
        """""", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CommentOrLiteral();

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Word();
}
