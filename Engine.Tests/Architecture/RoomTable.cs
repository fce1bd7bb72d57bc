using System.Text.RegularExpressions;

namespace MiniActors.Tests.Architecture;

/// <summary>The tables of rooms in <c>Engine/README.md</c>: <c>| room | what lives here | may use | must not know |</c>.</summary>
internal static partial class RoomTable
{
    /// <summary>The rooms of the engine, in the order of the table.</summary>
    public static IReadOnlyList<Room> Rooms { get; } = Parse("## The rooms");

    /// <summary>The projects around the engine.</summary>
    public static IReadOnlyList<Room> Neighbours { get; } = Parse("## The projects around it");

    /// <summary>The room of this name.</summary>
    public static Room Find(string name) => Rooms.Single(room => room.Name == name);

    private static List<Room> Parse(string heading)
    {
        var text = Repository.Read("Engine/README.md");
        var section = text[text.IndexOf(heading + "\n", StringComparison.Ordinal)..];
        return [.. section.Split('\n')
            .SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new Room(cells[1].Trim('`'), Uses(cells[3]), [.. Cells(cells[4])]))];
    }

    /// <summary><c>Model, Sessions (SessionProtocol)</c>: all of Model, and one type of Sessions.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Uses(string cell) =>
        Use().Matches(cell).ToDictionary(
            match => match.Groups["room"].Value,
            IReadOnlyList<string> (match) => [.. Cells(match.Groups["types"].Value)]);

    private static IEnumerable<string> Cells(string cell) =>
        cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(part => part != "–");

    [GeneratedRegex(@"(?<room>[A-Za-z]+)(?:\s*\((?<types>[^)]*)\))?")]
    private static partial Regex Use();
}

/// <summary>One row.</summary>
/// <param name="Name">The room, or the project.</param>
/// <param name="Uses">The rooms that it may use; with types: only these of that room.</param>
/// <param name="Ignorance">What it must not know.</param>
internal sealed record Room(string Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Uses, IReadOnlyList<string> Ignorance)
{
    /// <summary>True when it may use every other room.</summary>
    public bool UsesAll => Uses.ContainsKey("all");
}
