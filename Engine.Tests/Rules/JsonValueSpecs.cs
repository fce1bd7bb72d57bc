using FsCheck.Xunit;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class JsonValueSpecs
{
    private static Argument Parse(string text) => JsonValue.TryParse(text, out var value) ? value : Argument.Function;

    // reference/wechat.md 2.3: JSON semantics
    public static TheoryData<string, Argument> Good => new()
    {
        { "123", Argument.Of(123) },
        { "-0.5e1", Argument.Of(-5) },
        { "1e999", Argument.Of(double.PositiveInfinity) },
        { "true", Argument.Of(true) },
        { "null", Argument.Null },
        { " \t\r\n\"x\" ", Argument.Of("x") },
        { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u4e2d\"", Argument.Of("\"\\/\b\f\n\r\t中") },
        { "[1,[],{}]", Argument.Array(Argument.Of(1), Argument.Array(), Argument.Object()) },
        { """{"b":1,"a":{"c":null}}""", Argument.Object(("b", Argument.Of(1)), ("a", Argument.Object(("c", Argument.Null)))) },
        { """{"a":1,"b":2,"a":3}""", Argument.Object(("a", Argument.Of(3)), ("b", Argument.Of(2))) },
        { """{"\u0061":1}""", Argument.Object(("a", Argument.Of(1))) },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void JSON_of_every_type_is_read(string text, Argument value) => Assert.Equal(value, Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("<html>")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("[1,]")]
    [InlineData("// c\n1")]
    [InlineData("'x'")]
    [InlineData("01")]
    [InlineData("NaN")]
    [InlineData("undefined")]
    [InlineData("1 2")]
    [InlineData("\"a\nb\"")]
    [InlineData("\u00a01")]
    public void All_else_is_no_JSON(string text) => Assert.False(JsonValue.TryParse(text, out _));

    [Fact]
    public void Lone_surrogates_are_read_as_ECMAScript_reads_them()
    {
        Assert.Equal(Argument.Of("\ud800"), Parse("\"\\ud800\""));
        Assert.Equal(Argument.Object(("\udc00", Argument.Of("a\ud83d\ude00"))), Parse("""{"\udc00":"a\ud83d\ude00"}"""));
    }

    [Fact]
    public void A_bomb_of_brackets_is_no_JSON_and_harms_nothing() => Assert.False(JsonValue.TryParse(new string('[', 1_000_000), out _));

    [Property]
    public bool What_is_written_reads_back(string? text, double[] numbers)
    {
        var value = Argument.Object(("t", Argument.Of(text ?? "")),
            ("n", Argument.Array([.. numbers.Where(double.IsFinite).Select(number => Argument.Of(number == 0 ? 0.0 : number))])));
        return Parse(JsonText.Of(value)!).Equals(value);
    }
}
