using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class ProtocolsRuleSpecs
{
    public static TheoryData<Argument, string> Good => new()
    {
        { Argument.Undefined, "" },
        { Argument.Of(""), "" },
        { Argument.Array(), "" },
        { Argument.Of("mqtt"), "mqtt" },                     // reference/runtime.md 11: a bare string
        { Argument.Array(Argument.Of("v2.chat"), Argument.Of("V2.chat")), "v2.chat V2.chat" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Tokens_are_offered_in_the_callers_order(Argument protocols, string expected)
    {
        var verdict = ProtocolsRule.Judge(Profiles.WeChat, protocols);
        Assert.Equal(expected, string.Join(' ', verdict.Plan()));
        Assert.Empty(verdict.Diagnostics);
    }

    // RFC 6455 section 4.1 item 10
    public static TheoryData<Argument> Bad =>
    [
        Argument.Of("a, b"), Argument.Of("a b"), Argument.Of("a\r\nX: y"), Argument.Of("聊天"), Argument.Of("a/b"),
        Argument.Array(Argument.Of("")), Argument.Array(Argument.Of("a"), Argument.Of("a")),
        Argument.Array(Argument.Of(1)), Argument.Array(Argument.Null), Argument.Array(Argument.Array(Argument.Of("a"))),
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_no_token_or_is_named_twice_fails(Argument protocols) =>
        Assert.Equal(FailureKind.InvalidProtocol, ProtocolsRule.Judge(Profiles.WeChat, protocols).Failure().Kind);

    [Fact]
    public void Before_the_version_that_has_them_protocols_are_ignored_with_a_diagnostic()
    {
        // reference/wechat.md 5.1: since 1.4.0
        var verdict = ProtocolsRule.Judge(Profiles.At(new Version(1, 3, 9)), Argument.Of("not a token"));
        Assert.Empty(verdict.Plan());
        Assert.Equal(["option-not-supported"], verdict.Rules());
    }

    [Fact]
    public void A_value_of_another_type_is_ignored_with_a_diagnostic()
    {
        var verdict = ProtocolsRule.Judge(Profiles.WeChat, Argument.Of(5));
        Assert.Empty(verdict.Plan());
        Assert.Equal(["option-type"], verdict.Rules());
    }
}
