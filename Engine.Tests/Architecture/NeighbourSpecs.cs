namespace MiniActors.Tests.Architecture;

/// <summary>The table of the projects around the engine is true.</summary>
public sealed class NeighbourSpecs
{
    public static TheoryData<string> Projects => [.. RoomTable.Neighbours.Select(project => project.Name)];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_uses_the_rooms_that_the_table_lets_it_use(string name)
    {
        var project = Find(name);
        var strangers = from file in Repository.Sources(name)
                        from room in RoomTable.Rooms
                        where !project.UsesAll && !project.Uses.ContainsKey(room.Name)
                        from type in References.Of(file, room.Name)
                        select $"{file.Path} uses {room.Name}.{type}";
        Assert.Empty(strangers);
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_project_does_not_know_what_the_table_says_it_must_not(string name)
    {
        var strangers = from thing in Find(name).Ignorance
                        from file in Repository.Sources(name)
                        let match = Ignorance.SignsOf(thing).Match(file.Code)
                        where match.Success
                        select $"{file.Path} knows {thing}: {match.Value}";
        Assert.Empty(strangers);
    }

    [Fact]
    public void The_engine_depends_on_no_other_project() =>
        Assert.DoesNotContain("ProjectReference", Repository.Read("Engine/Engine.csproj"), StringComparison.Ordinal);

    private static Room Find(string name) => RoomTable.Neighbours.Single(project => project.Name == name);
}
