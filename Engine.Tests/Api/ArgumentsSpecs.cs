using System.Text.Json;
using System.Text.Json.Nodes;
using MiniActors.Api;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Api;

/// <summary>How values of C# become those of a script, and come back.</summary>
public sealed class ArgumentsSpecs
{
    public static TheoryData<object?, string?> Values => new()
    {
        { null, null },
        { "text", "\"text\"" },
        { true, "true" },
        { false, "false" },
        { 7, "7" },
        { 0.5, "0.5" },
        { new { id = 7, list = new[] { 1, 2 }, none = (string?)null, yes = true, no = false }, """{"id":7,"list":[1,2],"none":null,"yes":true,"no":false}""" },
        { JsonNode.Parse("""{"a":["x",null]}"""), """{"a":["x",null]}""" },
        { JsonDocument.Parse("""[1.5,"x"]""").RootElement, """[1.5,"x"]""" },
        { default(JsonElement), null },
        { Argument.Of("as it is"), "\"as it is\"" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_of_CSharp_is_what_a_script_would_have_written(object? value, string? json) => Assert.Equal(json, JsonText.Of(Arguments.Of(value)));

    [Fact]
    public void Bytes_stay_bytes()
    {
        byte[] bytes = [1, 2];
        Assert.Same(bytes, Arguments.Of(bytes).AsBytes);
        Assert.Same(bytes, Arguments.ToObject(Argument.Of(bytes)));
    }

    public static TheoryData<Argument, string> Answers => new()
    {
        { Argument.Null, "null" },
        { Argument.Undefined, "null" },
        { Argument.Function, "null" },
        { Argument.Of(false), "false" },
        { Argument.Of(1.5), "1.5" },
        { Argument.Array(Argument.Of("x"), Argument.Null, Argument.Of(true)), """["x",null,true]""" },
        { Argument.Object(("a", Argument.Object(("b", Argument.Of(1)))), ("a", Argument.Of("first counts"))), """{"a":{"b":1}}""" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void What_an_answer_holds_is_JSON_for_CSharp(Argument value, string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(Arguments.ToObject(value)));

    [Fact]
    public void Text_is_a_string_for_CSharp() => Assert.Equal("x", Arguments.ToObject(Argument.Of("x")));
}
