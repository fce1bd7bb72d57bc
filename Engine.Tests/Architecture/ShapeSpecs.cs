using System.Text.RegularExpressions;

namespace MiniActors.Tests.Architecture;

/// <summary>What every file of the shipped projects looks like.</summary>
public sealed partial class ShapeSpecs
{
    private const int LongestFile = 250;

    private static readonly string[] EmptyNames = ["Manager", "Helper", "Helpers", "Util", "Utils", "Common", "Misc", "Data", "Info", "Service", "Services"];

    [Fact]
    public void No_file_is_too_long_to_be_one_idea() => Assert.Empty(
        Repository.Shipped.Where(file => file.LineCount > LongestFile).Select(file => $"{file.Path}: {file.LineCount} lines"));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Assert.Empty(
        from file in Repository.Shipped
        from Match type in TypeName().Matches(file.Code)
        where WordOfName().Matches(type.Groups["name"].Value).Any(word => EmptyNames.Contains(word.Value))
        select $"{file.Path}: {type.Groups["name"].Value}");

    [Fact]
    public void No_platform_is_named_in_the_code_of_the_engine() => Assert.Empty(
        from file in Repository.Engine.Concat(Repository.Sources("Engine.Scripting"))
        from Match name in PlatformName().Matches(file.Statements)
        select $"{file.Path}: {name.Value}");

    [Fact]
    public void The_host_decides_nothing_by_the_name_of_a_platform() => Assert.Empty(
        from file in Repository.Sources("Engine.Host")
        from line in file.Statements.Split('\n')
        where PlatformName().IsMatch(line) && Condition().IsMatch(line)
        select $"{file.Path}: {line.Trim()}");

    [Fact]
    public void Every_record_is_sealed_or_abstract_or_a_readonly_value() => Assert.Empty(
        from file in Repository.Shipped
        from Match record in Record().Matches(file.Code)
        let modifiers = record.Groups["modifiers"].Value
        where !(record.Value.Contains("struct", StringComparison.Ordinal) ? modifiers.Contains("readonly", StringComparison.Ordinal)
            : modifiers.Contains("sealed", StringComparison.Ordinal) || modifiers.Contains("abstract", StringComparison.Ordinal))
        select $"{file.Path}: {record.Value}");

    [Fact]
    public void Nothing_is_left_to_be_done() => Assert.Empty(
        from file in Repository.Shipped.Concat(Repository.Sources("Engine.Tests")).Concat(Repository.Sources("examples"))
        where !file.Path.EndsWith(nameof(ShapeSpecs) + ".cs", StringComparison.Ordinal)
        from Match left in Leftover().Matches(file.Text)
        select $"{file.Path}: {left.Value}");

    [GeneratedRegex(@"\b(?:class|record struct|record class|record|struct|interface|enum|delegate \w+) (?<name>[A-Z]\w*)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"[A-Z][a-z0-9]*")]
    private static partial Regex WordOfName();

    [GeneratedRegex(@"wechat|weixin|alipay|baidu", RegexOptions.IgnoreCase)]
    private static partial Regex PlatformName();

    [GeneratedRegex(@"\b(if|switch|case|when|is|while)\b|==|!=|\?|=>\s*(true|false)|\bEquals\(|StartsWith\(")]
    private static partial Regex Condition();

    [GeneratedRegex(@"^[ ]*(?<modifiers>(?:(?:public|internal|private|protected|sealed|abstract|readonly|partial|file) )*)record (?:struct |class )?[A-Z]\w*", RegexOptions.Multiline)]
    private static partial Regex Record();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|NotImplementedException|\bSkip = ")]
    private static partial Regex Leftover();
}
