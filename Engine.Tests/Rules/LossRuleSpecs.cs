using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class LossRuleSpecs
{
    private static readonly Argument Fine = Argument.Object(("a", Argument.Of(1)), ("b", Argument.Array(Argument.Null, Argument.Of("x"))), ("c", Argument.Object()));

    public static TheoryData<string, Argument, string[]> Cases => new()
    {
        { "absent", Argument.Undefined, [] },
        { "text", Argument.Of("x"), [] },
        { "bytes alone", Argument.Of(new byte[] { 1 }), [] },
        { "plain", Fine, [] },
        { "a function alone", Argument.Function, ["'data' of request is a function"] },
        { "a member", Argument.Object(("run", Argument.Function), ("left", Argument.Undefined)), ["'data.run' of request is a function", "'data.left' of request is undefined"] },
        { "an item", Argument.Object(("list", Argument.Array(Argument.Of(1), Argument.Of(double.NaN)))), ["'data.list[1]' of request is NaN"] },
        { "nested bytes", Argument.Array(Argument.Object(("file", Argument.Of(new byte[] { 1 })))), ["'data[0].file' of request is an ArrayBuffer"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_does_not_arrive_as_it_is_is_named_by_its_path(string what, Argument data, string[] expected)
    {
        var found = LossRule.Diagnose("request", "data", data);

        Assert.True(expected.SequenceEqual(found.Select(diagnostic => diagnostic.Message.Split(',')[0])), what);
        Assert.All(found, diagnostic => Assert.Equal("data-lost", diagnostic.Rule));
    }

    [Fact]
    public void A_thousand_losses_are_eight_diagnostics() =>
        Assert.Equal(8, LossRule.Diagnose("request", "data", Argument.Array([.. Enumerable.Repeat(Argument.Function, 1000)])).Count);

    [Fact]
    public void A_request_tells_them() => Assert.Contains(
        RequestRule.Judge(Profiles.WeChat, Profiles.Program, Argument.Object(("url", Argument.Of("https://a.example/")), ("data", Argument.Object(("run", Argument.Function))))).Diagnostics,
        diagnostic => diagnostic.Rule == "data-lost");
}
