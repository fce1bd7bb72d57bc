using System.Text.RegularExpressions;
using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Documentation;

/// <summary><c>docs/conformance.md</c> names tests that there are, at least one for every row.</summary>
public sealed partial class ConformanceSpecs
{
    public static TheoryData<string> Rows => [.. Repository.Read("docs/conformance.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| what", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Rows))]
    public void A_row_is_held_by_tests_that_there_are(string row)
    {
        var tests = TestName().Matches(row).Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value)).ToList();
        Assert.NotEmpty(tests);
        Assert.All(tests, test => Assert.True(IsTest(test.Class, test.Method), $"there is no test {test.Class}.{test.Method}"));
    }

    [Fact]
    public void The_rows_are_many() => Assert.True(Rows.Count > 40);

    internal static bool IsTest(string name, string method) => Assemblies.Specs.GetTypes()
        .Where(type => type.Name == name).SelectMany(type => type.GetMethods())
        .Any(candidate => candidate.Name == method && candidate.IsDefined(typeof(FactAttribute), inherit: true));

    [GeneratedRegex(@"`(?<class>\w+Specs)\.(?<method>\w+)`")]
    private static partial Regex TestName();
}
