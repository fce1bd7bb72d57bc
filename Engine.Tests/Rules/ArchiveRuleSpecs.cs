using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

/// <summary>An entry of an archive goes below the directory that it is unpacked to, or nowhere.</summary>
public sealed class ArchiveRuleSpecs
{
    [Theory]
    [InlineData("a.txt", "out/a.txt")]
    [InlineData("d/e/f.txt", "out/d/e/f.txt")]
    [InlineData("d/", "out/d")]
    [InlineData("..a/b..", "out/..a/b..")]
    [InlineData("聊天.txt", "out/聊天.txt")]
    [InlineData("../a.txt", null)]
    [InlineData("d/../../a.txt", null)]
    [InlineData("/etc/passwd", null)]
    [InlineData("d//a.txt", null)]
    [InlineData("./a.txt", null)]
    [InlineData("..\\a.txt", null)]
    [InlineData("C:/a.txt", null)]
    [InlineData("a\0.txt", null)]
    [InlineData("", null)]
    [InlineData("/", null)]
    public void A_name_leads_below_the_directory_or_nowhere(string name, string? path) =>
        Assert.Equal(path, ArchiveRule.Below(new FilePlace(FileRoot.User, "out"), name)?.Path);

    [Fact]
    public void The_directory_may_be_a_root() =>
        Assert.Equal("a", ArchiveRule.Below(new FilePlace(FileRoot.User, ""), "a")?.Path);

    [Theory]
    [InlineData("d/", true)]
    [InlineData("d", false)]
    public void A_name_that_ends_with_a_slash_is_a_directory(string name, bool expected) => Assert.Equal(expected, ArchiveRule.IsDirectory(name));
}
