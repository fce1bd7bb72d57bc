using System.Collections;
using System.Reflection;
using Xunit.Sdk;

namespace MiniActors.Tests.Architecture;

/// <summary>What the theories hand to their tests.</summary>
public sealed class TheorySpecs
{
    /// <summary>
    /// In characters or elements. All arguments are written out before the first test runs, and a byte of an array takes some 65 bytes
    /// then: what is longer has a name, and the test looks it up.
    /// </summary>
    private const int LongestArgument = 64 << 10;

    [Fact]
    public void No_argument_is_so_long_that_the_tests_begin_late() => Assert.Empty(
        from type in typeof(TheorySpecs).Assembly.GetTypes()
        from theory in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where theory.IsDefined(typeof(TheoryAttribute))
        from data in theory.GetCustomAttributes<DataAttribute>()
        from row in data.GetData(theory)
        from argument in row
        where LengthOf(argument) > LongestArgument
        select $"{type.Name}.{theory.Name}: {LengthOf(argument)}");

    private static int LengthOf(object? argument) => argument switch
    {
        string text => text.Length,
        ICollection many => many.Count,
        _ => 0,
    };
}
