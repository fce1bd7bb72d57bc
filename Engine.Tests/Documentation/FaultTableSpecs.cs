using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Documentation;

/// <summary>
/// <c>docs/faults.md</c> says which faults are tested by what. After a test got or lost its trait, run the specs once with
/// <c>UPDATE_FAULTS=1</c> and read the difference.
/// </summary>
public sealed class FaultTableSpecs
{
    [Fact]
    public void The_third_column_is_what_the_traits_of_the_tests_say()
    {
        var document = Repository.Read(FaultTable.Path);
        var written = FaultTable.Written(document);
        if (Environment.GetEnvironmentVariable("UPDATE_FAULTS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, FaultTable.Path), written);
            document = written;
        }
        Assert.Equal(document, written);
    }

    [Fact]
    public void Every_row_is_there_once_in_order() => Assert.Equal(Enumerable.Range(1, 50), FaultTable.Numbers(Repository.Read(FaultTable.Path)));

    [Fact]
    public void A_trait_names_a_row() => Assert.Empty(FaultTable.Named.Except(FaultTable.Numbers(Repository.Read(FaultTable.Path))));
}
