using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

/// <summary>The flags of <c>FileSystemManager.open</c>.</summary>
public sealed class FileFlagRuleSpecs
{
    [Theory]
    [InlineData("r", "reads")]
    [InlineData("r+", "reads writes")]
    [InlineData("w", "writes creates empties")]
    [InlineData("w+", "reads writes creates empties")]
    [InlineData("wx", "writes creates fresh")]
    [InlineData("wx+", "reads writes creates fresh")]
    [InlineData("a", "writes creates appends")]
    [InlineData("as", "writes creates appends")]
    [InlineData("a+", "reads writes creates appends")]
    [InlineData("as+", "reads writes creates appends")]
    [InlineData("ax", "writes creates fresh appends")]
    [InlineData("ax+", "reads writes creates fresh appends")]
    [InlineData("", null)]
    [InlineData("R", null)]
    [InlineData("rw", null)]
    public void A_flag_says_what_may_be_done(string flag, string? expected) => Assert.Equal(expected, FileFlagRule.Of(flag) is { } how ? Words(how) : null);

    private static string Words(FileOpening how) => string.Join(' ', new[]
    {
        (how.Reads, "reads"), (how.Writes, "writes"), (how.Creates, "creates"), (how.Fresh, "fresh"), (how.Empties, "empties"), (how.Appends, "appends"),
    }.Where(word => word.Item1).Select(word => word.Item2));
}
