namespace MiniActors.Tests.Architecture;

/// <summary>The table of rooms is true.</summary>
public sealed class RoomSpecs
{
    public static TheoryData<string> Rooms => [.. RoomTable.Rooms.Select(room => room.Name)];

    [Fact]
    public void Every_folder_of_the_engine_is_a_room_of_the_table_and_the_other_way_round() => Assert.Equal(
        RoomTable.Rooms.Select(room => room.Name).Order(StringComparer.Ordinal),
        Repository.Engine.Select(file => file.Room).Distinct().Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_uses_what_the_table_lets_it_use(string name)
    {
        var room = RoomTable.Find(name);
        var strangers = from file in FilesOf(name)
                        from other in RoomTable.Rooms
                        where other != room && !room.UsesAll
                        from type in References.Of(file, other.Name)
                        where !Allows(room, other.Name, type)
                        select $"{file.Path} uses {other.Name}.{type}";
        Assert.Empty(strangers);
    }

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_does_not_know_what_the_table_says_it_must_not(string name)
    {
        var strangers = from thing in RoomTable.Find(name).Ignorance
                        let signs = Ignorance.SignsOf(thing)
                        from file in FilesOf(name)
                        let match = signs.Match(file.Code)
                        where match.Success
                        select $"{file.Path} knows {thing}: {match.Value}";
        Assert.Empty(strangers);
    }

    [Theory, MemberData(nameof(Rooms))]
    public void A_row_promises_no_more_than_the_room_needs(string name)
    {
        var room = RoomTable.Find(name);
        var needed = RoomTable.Rooms.Where(other => other != room && FilesOf(name).Any(file => References.Of(file, other.Name).Count > 0));
        if (!room.UsesAll) Assert.Equal(needed.Select(other => other.Name).Order(), room.Uses.Keys.Order());
    }

    [Fact]
    public void The_arrows_between_whole_rooms_go_one_way()
    {
        var placed = new HashSet<string>();
        var waiting = RoomTable.Rooms.ToList();
        while (waiting.Find(room => Arrows(room).All(placed.Contains)) is { } next)
        {
            placed.Add(next.Name);
            waiting.Remove(next);
        }
        Assert.Empty(waiting.Select(room => room.Name));
    }

    [Fact]
    public void A_file_of_a_room_has_the_namespace_of_the_room() => Assert.Empty(
        Repository.Engine.Where(file => !file.Code.Contains($"\nnamespace MiniActors.{file.Room};\n", StringComparison.Ordinal)
            && !file.Code.StartsWith($"namespace MiniActors.{file.Room};\n", StringComparison.Ordinal)).Select(file => file.Path));

    private static IEnumerable<SourceFile> FilesOf(string room) => Repository.Engine.Where(file => file.Room == room);

    private static bool Allows(Room room, string other, string type) =>
        room.Uses.TryGetValue(other, out var types) && (types.Count == 0 || types.Contains(type));

    private static IEnumerable<string> Arrows(Room room) => room.UsesAll
        ? RoomTable.Rooms.Where(other => other != room).Select(other => other.Name)
        : room.Uses.Where(use => use.Value.Count == 0).Select(use => use.Key);
}
