using System.Text.RegularExpressions;
using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Documentation;

/// <summary><c>docs/security.md</c> names tests that there are, at least one for every row.</summary>
public sealed partial class SecurityDocSpecs
{
    public static TheoryData<string> Rows => [.. Repository.Read("docs/security.md").Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.EndsWith("| held by |", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Rows))]
    public void A_row_is_held_by_tests_that_there_are(string row)
    {
        var tests = TestName().Matches(row).Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value)).ToList();
        Assert.NotEmpty(tests);
        Assert.All(tests, test => Assert.True(ConformanceSpecs.IsTest(test.Class, test.Method), $"there is no test {test.Class}.{test.Method}"));
    }

    [Fact]
    public void The_rows_are_many() => Assert.True(Rows.Count > 30);

    [GeneratedRegex(@"`(?<class>\w+Specs)\.(?<method>\w+)`")]
    private static partial Regex TestName();
}
