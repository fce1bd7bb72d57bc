using System.Text.RegularExpressions;

namespace MiniActors.Tests.Architecture;

/// <summary>Which types of which rooms a file names.</summary>
internal static partial class References
{
    /// <summary>The types that each room of the engine declares on its top level.</summary>
    public static ILookup<string, string> Declared { get; } = Repository.Engine
        .SelectMany(file => Declaration().Matches(file.Code).Select(match => (file.Room, Type: match.Groups["name"].Value)))
        .Distinct().ToLookup(found => found.Room, found => found.Type);

    /// <summary>The room's types that the file names, by a using directive and their short names, or with the room before them.</summary>
    public static IReadOnlyList<string> Of(SourceFile file, string room)
    {
        var visible = Regex.IsMatch(file.Code, $@"^using MiniActors\.{room};", RegexOptions.Multiline);
        return [.. Declared[room].Where(type => (visible && file.Words.Contains(type)) || IsQualified(file, room, type))];
    }

    private static bool IsQualified(SourceFile file, string room, string type) =>
        file.Words.Contains(type) && Regex.IsMatch(file.Code, $@"(?<![\w.])(MiniActors\.)?{room}\.{type}\b");

    [GeneratedRegex(@"^(?:(?:public|internal|sealed|abstract|static|partial|readonly|file|record|class|struct|interface|enum)\s+)+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
