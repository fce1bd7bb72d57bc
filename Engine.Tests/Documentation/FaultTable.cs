using System.Reflection;
using System.Text.RegularExpressions;

namespace MiniActors.Tests.Documentation;

/// <summary>The rows of <c>docs/faults.md</c>, with the tests that carry their number as a trait.</summary>
internal static partial class FaultTable
{
    /// <summary>Where it is.</summary>
    public const string Path = "docs/faults.md";

    /// <summary>The trait that names a row.</summary>
    public const string Trait = "Fault";

    /// <summary>What the third column says where no test has the number.</summary>
    public const string Open = "*open*";

    /// <summary>The document with the third column as the traits have it.</summary>
    public static string Written(string document) => Row().Replace(document, row =>
        $"| {row.Groups["number"].Value} | {row.Groups["fault"].Value} | {TestsOf(int.Parse(row.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture))} |");

    /// <summary>The numbers of the rows, in order.</summary>
    public static IReadOnlyList<int> Numbers(string document) =>
        [.. Row().Matches(document).Select(row => int.Parse(row.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Every number that a trait names.</summary>
    public static IReadOnlyList<int> Named { get; } = [.. Tests().Select(test => test.Row).Distinct().Order()];

    private static string TestsOf(int row)
    {
        var tests = Tests().Where(test => test.Row == row).Select(test => $"`{test.Class}.{test.Method}`").Distinct().Order(StringComparer.Ordinal).ToArray();
        return tests.Length == 0 ? Open : string.Join("<br>", tests);
    }

    private static IEnumerable<(int Row, string Class, string Method)> Tests() =>
        from type in typeof(FaultTable).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where method.IsDefined(typeof(FactAttribute))
        from row in Rows(type).Concat(Rows(method)).Distinct()
        select (row, type.Name, method.Name);

    private static IEnumerable<int> Rows(MemberInfo member) =>
        from trait in member.CustomAttributes
        where trait.AttributeType == typeof(TraitAttribute) && (string?)trait.ConstructorArguments[0].Value == Trait
        select int.Parse((string)trait.ConstructorArguments[1].Value!, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| (?<number>\d+) \| (?<fault>.*?) \| (?<tests>[^|\n]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
