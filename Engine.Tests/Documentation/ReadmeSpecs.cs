using System.Text.RegularExpressions;
using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Documentation;

/// <summary>The two READMEs say the same.</summary>
public sealed partial class ReadmeSpecs
{
    private static readonly string English = Repository.Read("README.md");
    private static readonly string Chinese = Repository.Read("README.zh-CN.md");

    [Fact]
    public void Both_give_the_same_commands() => Assert.Equal(Commands(English), Commands(Chinese));

    [Fact]
    public void The_first_two_commands_are_the_demo_and_the_tests()
    {
        var first = Commands(English).SelectMany(block => block.Split('\n')).Where(line => line.Length > 0).Take(2);
        Assert.Equal(["dotnet run --project Engine.Host -- demo", "dotnet test"], first);
    }

    [Fact]
    public void Both_show_the_same_code() => Assert.Equal(Fences(English, "csharp"), Fences(Chinese, "csharp"));

    [Fact]
    public void Both_have_a_place_for_the_transcript_of_the_demo() => Assert.All(new[] { English, Chinese }, text =>
        Assert.Matches(@"<!-- demo:begin -->\n[\s\S]*<!-- demo:end -->", text));

    [Fact]
    public void Both_map_the_folders_that_there_are() => Assert.All(new[] { English, Chinese }, text =>
    {
        var folders = Folder().Matches(text).Select(match => match.Groups["path"].Value).ToList();
        Assert.True(folders.Count >= 10);
        Assert.All(folders, folder => Assert.True(Repository.Has(folder), $"the map names {folder}, which is not there"));
    });

    [Fact]
    public void Both_map_the_same_folders() => Assert.Equal(
        Folder().Matches(English).Select(match => match.Value), Folder().Matches(Chinese).Select(match => match.Value));

    private static List<string> Commands(string text) => Fences(text, "sh");

    private static List<string> Fences(string text, string language) =>
        [.. Fence().Matches(text).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["body"].Value)];

    [GeneratedRegex(@"```(?<language>\w*)\n(?<body>[\s\S]*?)```")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| \[?`(?<path>[^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Folder();
}
