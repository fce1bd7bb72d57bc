using System.Text.RegularExpressions;
using MiniActors.Hosting;

namespace MiniActors.Tests.Platforms;

/// <summary>The file that people read.</summary>
public sealed class DefaultsFileSpecs
{
    private static readonly Regex Key = new("""^("[^"]+"|[\w-]+)\s*(=|\{)""");
    private static readonly string[] Tables = ["apis", "errors.any", "errors.fileSystem", "sources", "host.apis", "host.system", "host.screen-answers", "host.answers"];
    private static readonly string[] SaidByEveryPlatform = ["title", "native-object", "base-library", "referer"];
    private static readonly IReadOnlyList<(string Path, bool Commented)> Keys = [.. Read(EngineConfiguration.DefaultText)];

    [Fact]
    public void Every_key_has_a_comment()
    {
        var bare = Keys.Where(key => !key.Commented && !key.Path.StartsWith("mini-actors.platforms.", StringComparison.Ordinal))
            .Select(key => key.Path)
            .Where(path => !Tables.Any(table => path.StartsWith($"mini-actors.platform-defaults.{table}.", StringComparison.Ordinal)));
        Assert.Empty(bare);
        Assert.True(Keys.Count > 300, "the file was not understood");
    }

    [Fact]
    public void A_platform_says_nothing_that_the_defaults_do_not_explain()
    {
        var explained = Keys.Select(key => key.Path).Where(path => path.StartsWith("mini-actors.platform-defaults.", StringComparison.Ordinal))
            .Select(path => path["mini-actors.platform-defaults.".Length..]).Concat(SaidByEveryPlatform).ToHashSet();
        Assert.All(SaidByEveryPlatform, key => Assert.Matches($"#   {key} ", EngineConfiguration.DefaultText));
        var unexplained = Keys.Select(key => Regex.Match(key.Path, @"^mini-actors\.platforms\.\w+\.(?:(?:kinds\.\w+|versions\.""[^""]+"")\.)?(.+)$").Groups[1].Value)
            .Where(rule => rule.Length > 0 && !Regex.IsMatch(rule, @"^(apis|errors|sources|kinds|versions|host\.(apis|system|screen-answers|answers))\b"))
            .Where(rule => !explained.Contains(rule));
        Assert.Empty(unexplained);
    }

    [Fact]
    public void The_decisions_that_it_cites_are_there()
    {
        var cited = Regex.Matches(EngineConfiguration.DefaultText, @"docs/decisions/(\d{4})").Select(match => match.Groups[1].Value).Distinct().ToArray();
        Assert.NotEmpty(cited);
        Assert.All(cited, number => Assert.Single(Directory.GetFiles(Decisions, number + "-*.md")));
    }

    [Fact]
    public void The_switches_that_decisions_name_are_keys()
    {
        var keys = Keys.Select(key => key.Path).ToHashSet();
        var named = Directory.GetFiles(Decisions, "0*.md").SelectMany(file =>
            Regex.Matches(File.ReadAllText(file), @"`((?:sockets|http|urls|headers|files|background|dialect|errors)\.[\w.-]+)").Select(match => match.Groups[1].Value)).ToArray();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains($"mini-actors.platform-defaults.{name}", keys));
    }

    private static string Decisions
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "MiniActors.sln"))) folder = folder.Parent!;
            return Path.Combine(folder.FullName, "docs", "decisions");
        }
    }

    private static IEnumerable<(string Path, bool Commented)> Read(string text)
    {
        var open = new Stack<string>();
        var commented = false;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line == "}") open.Pop();
            if (Key.Match(line) is { Success: true } key)
            {
                var path = string.Join('.', open.Reverse().Append(key.Groups[1].Value));
                yield return (path, commented);
                if (line.EndsWith('{')) open.Push(key.Groups[1].Value);
            }

            commented = line.StartsWith('#');
        }
    }
}
