using MiniActors.Tests.Architecture;
using MiniActors.Tests.Libraries;
using Xunit.Abstractions;

namespace MiniActors.Tests.Typings;

/// <summary>The network part of the platforms' own typings, from npm, held against what a running mini program has.</summary>
/// <remarks>Without npm or Node.js these specs fail and say why; where <c>CI</c> is set they pass then, with a note, as <see cref="LibrarySpecs"/> do.</remarks>
public sealed class TypingsSpecs(TypingsReading reading, ITestOutputHelper output) : IClassFixture<TypingsReading>
{
    private const string Document = "docs/typings.md";

    public static TheoryData<string> Objects => [.. OfficialTypings.All.Select(typings => typings.NativeObject)];

    [Theory, MemberData(nameof(Objects))]
    public void A_mini_program_has_what_the_typings_list_or_it_is_named_with_its_reason(string name)
    {
        if (IsMissing()) return;
        var compared = reading.Of(name);
        Assert.True(compared.Listed.Count > 300, $"The typings list {compared.Listed.Count} names.");
        var unnamed = compared.Lacking.Where(lacking => !compared.Gaps.Any(gap => gap.Covers(lacking))).ToArray();
        Assert.True(unnamed.Length == 0, $"Neither there nor named: {string.Join(", ", unnamed)}");
    }

    [Theory, MemberData(nameof(Objects))]
    public void Nothing_is_named_as_lacking_that_is_there_or_that_the_typings_do_not_list(string name)
    {
        if (IsMissing()) return;
        var compared = reading.Of(name);
        var lacking = compared.Lacking.ToArray();
        Assert.Equal([], compared.Gaps.Where(gap => !lacking.Any(gap.Covers)).Select(gap => gap.Pattern));
    }

    [Fact]
    public void The_document_says_what_was_compared()
    {
        if (IsMissing()) return;
        var expected = TypingsDocument.Write([.. OfficialTypings.All.Select(typings => reading.Of(typings.NativeObject))]);
        if (Environment.GetEnvironmentVariable("UPDATE_TYPINGS") == "1") File.WriteAllText(Path.Combine(Repository.Root, Document), expected);
        Assert.Equal(expected, Repository.Read(Document));
    }

    private bool IsMissing()
    {
        if (reading.Missing is not { } why) return false;
        Assert.True(Environment.GetEnvironmentVariable("CI") == "true", why);
        output.WriteLine(why);
        return true;
    }
}
