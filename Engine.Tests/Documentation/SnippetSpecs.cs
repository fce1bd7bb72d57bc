using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Documentation;

/// <summary>The C# in the documents is code that is compiled.</summary>
public sealed class SnippetSpecs
{
    public static TheoryData<string> Documents => ["README.md", "README.zh-CN.md", "docs/testing.md"];

    [Theory, MemberData(nameof(Documents))]
    public void The_code_that_a_document_shows_is_the_code_that_is_compiled(string document) =>
        Assert.All(Snippet.In(document), snippet => Assert.Equal(snippet.Compiled(), snippet.Shown));

    [Theory, MemberData(nameof(Documents))]
    public void A_document_shows_no_code_that_nobody_compiles(string document) =>
        Assert.Equal(Repository.Read(document).Split("```csharp").Length - 1, Snippet.In(document).Count);

    [Fact]
    public void The_example_of_the_README_has_ten_lines() =>
        Assert.InRange(Assert.Single(Snippet.In("README.md")).Shown.TrimEnd().Split('\n').Length, 5, 12);
}
