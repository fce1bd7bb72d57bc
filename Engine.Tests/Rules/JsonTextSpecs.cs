using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class JsonTextSpecs
{
    // ECMA-262 section 25.5.2
    public static TheoryData<Argument, string?> Values => new()
    {
        { Argument.Undefined, null },
        { Argument.Function, null },
        { Argument.Null, "null" },
        { Argument.Of(true), "true" },
        { Argument.Of(false), "false" },
        { Argument.Of(1.5), "1.5" },
        { Argument.Of(1e21), "1e+21" },
        { Argument.Of(double.NaN), "null" },
        { Argument.Of(double.PositiveInfinity), "null" },
        { Argument.Of("a\"\\/\b\t\n\f\r\u0001\u007f中😀\u2028"), "\"a\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\u007f中😀\u2028\"" },
        { Argument.Array(), "[]" },
        { Argument.Array(Argument.Of(1), Argument.Undefined, Argument.Function, Argument.Null), "[1,null,null,null]" },
        { Argument.Object(), "{}" },
        { Argument.Object(("b", Argument.Of(1)), ("x", Argument.Undefined), ("f", Argument.Function), ("a", Argument.Null)), """{"b":1,"a":null}""" },
        { Argument.Object(("f", Argument.Function), ("a", Argument.Object(("名", Argument.Array(Argument.Of("值")))))), """{"a":{"名":["值"]}}""" },
        { Argument.Of([1, 2]), "{}" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_written_as_JSON_stringify_writes_it(Argument value, string? text) => Assert.Equal(text, JsonText.Of(value));

    [Fact]
    public void Lone_surrogates_are_escaped_and_pairs_are_not()
    {
        Assert.Equal("\"\\ud800\"", JsonText.Of(Argument.Of("\ud800")));
        Assert.Equal("\"\\udfffa\\ud83d\"", JsonText.Of(Argument.Of("\udfffa\ud83d")));
        Assert.Equal("\"\\ud83d\ud83d\ude00\"", JsonText.Of(Argument.Of("\ud83d\ud83d\ude00")));
    }
}
