using System.Text;
using FsCheck.Xunit;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class CloseRuleSpecs
{
    private static Verdict<CloseReason> Judge(Argument code, Argument reason) => CloseRule.Judge(Profiles.WeChat, "closeSocket", code, reason);

    [Fact]
    public void Without_anything_a_close_is_normal() => // seed: 1000（表示正常关闭连接）
        Assert.Same(CloseReason.Normal, Judge(Argument.Undefined, Argument.Undefined).Plan());

    // decision 25, faults 26
    [Theory]
    [InlineData(1000, true)]
    [InlineData(3000, true)]
    [InlineData(4999, true)]
    [InlineData(0, false)]
    [InlineData(999, false)]
    [InlineData(1001, false)]
    [InlineData(1005, false)]
    [InlineData(1006, false)]
    [InlineData(2999, false)]
    [InlineData(5000, false)]
    [InlineData(3000.5, false)]
    [InlineData(-1000, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    [Trait("Fault", "26")]
    public void A_number_is_1000_or_3000_to_4999_or_fails(double code, bool allowed)
    {
        var verdict = Judge(Argument.Of(code), Argument.Undefined);
        if (allowed) Assert.Equal((int)code, verdict.Plan().Code);
        else Assert.Equal(FailureKind.InvalidCloseCode, verdict.Failure().Kind);
    }

    [Fact]
    public void A_refused_code_is_told_in_the_words_of_browsers() => // reference/wechat.md 5.4
        Assert.Equal("closeSocket:fail The code must be either 1000, or between 3000 and 4999. 1006 is neither.",
            Judge(Argument.Of(1006), Argument.Undefined).Failure().Message);

    public static TheoryData<Argument> OtherTypes => [Argument.Of("1001"), Argument.Null, Argument.Of(true), Argument.Object()];

    [Theory]
    [MemberData(nameof(OtherTypes))]
    public void A_code_of_another_type_counts_as_1000(Argument code) // reference/baidu.md 5.2: a sample passes '1001'
    {
        var verdict = Judge(code, Argument.Of("bye"));
        Assert.Equal(new CloseReason(1000, "bye"), verdict.Plan());
        Assert.Equal(["option-type"], verdict.Rules());
    }

    [Theory]
    [InlineData("", 0, true)]
    [InlineData("a", 123, true)]
    [InlineData("a", 124, false)]
    [InlineData("中", 41, true)]      // 123 bytes of UTF-8, not characters
    [InlineData("中", 42, false)]
    [InlineData("\ud83d\ude00", 30, true)]
    [InlineData("\ud83d\ude00", 31, false)]
    [Trait("Fault", "26")]
    public void A_reason_has_at_most_123_bytes(string piece, int times, bool allowed)
    {
        var verdict = Judge(Argument.Undefined, Argument.Of(string.Concat(Enumerable.Repeat(piece, times))));
        if (allowed) Assert.InRange(Encoding.UTF8.GetByteCount(verdict.Plan().Reason), 0, 123);
        else Assert.Equal(FailureKind.CloseReasonTooLong, verdict.Failure().Kind);
    }

    [Fact]
    [Trait("Fault", "26")]
    public void A_lone_surrogate_counts_as_the_three_bytes_of_the_replacement_character_that_it_becomes()
    {
        Assert.Equal("a\ufffdb", Judge(Argument.Undefined, Argument.Of("a\ud800b")).Plan().Reason);
        Assert.Equal(new string('\ufffd', 41), Judge(Argument.Undefined, Argument.Of(new string('\udfff', 41))).Plan().Reason);
        Assert.Equal(FailureKind.CloseReasonTooLong, Judge(Argument.Undefined, Argument.Of(new string('\udfff', 42))).Failure().Kind);
    }

    [Fact]
    public void What_the_version_lacks_is_ignored_with_a_diagnostic()
    {
        // reference/wechat.md 5.3: code and reason since 1.4.0
        var verdict = CloseRule.Judge(Profiles.At(new Version(1, 3, 0)), "closeSocket", Argument.Of(1006), Argument.Of(new string('x', 200)));
        Assert.Equal(CloseReason.Normal, verdict.Plan());
        Assert.Equal(["option-not-supported", "option-not-supported"], verdict.Rules());
    }

    [Fact]
    public void A_whole_call_is_judged_with_its_unknown_options_and_strictness()
    {
        var close = ApiCatalog.Find("closeSocket");
        Assert.Equal(CloseReason.Normal, CloseRule.Judge(Profiles.WeChat, Profiles.Program, close, Argument.Undefined).Plan());
        var options = Argument.Object(("code", Argument.Of("3000")), ("why", Argument.Of("x")));
        Assert.Equal(["option-type", "option-unknown"], CloseRule.Judge(Profiles.WeChat, Profiles.Program, close, options).Rules());
        Assert.Equal(FailureKind.Strict, CloseRule.Judge(Profiles.WeChat, Profiles.Program with { Strict = true }, close, options).Failure().Kind);
        Assert.Equal(FailureKind.Parameter, CloseRule.Judge(Profiles.WeChat, Profiles.Program, close, Argument.Of(1000)).Failure().Kind);
    }

    [Property]
    public bool What_is_accepted_fits_a_close_frame(string? reason, double code)
    {
        var verdict = Judge(Argument.Of(code), Argument.Of(reason));
        return verdict is not Verdict<CloseReason>.Accept accept
            || (Encoding.UTF8.GetByteCount(accept.Plan.Reason) <= 123 && accept.Plan.Code is 1000 or (>= 3000 and <= 4999));
    }

    [Theory]
    [MemberData(nameof(OtherReasons))]
    public void A_reason_of_another_type_counts_as_none_with_a_diagnostic(Argument reason)
    {
        var verdict = Judge(Argument.Of(3000), reason);
        Assert.Equal(new CloseReason(3000, ""), verdict.Plan());
        Assert.Equal(["option-type"], verdict.Rules());
    }

    public static TheoryData<Argument> OtherReasons => [Argument.Of(5), Argument.Null, Argument.Of(true), Argument.Array()];
}
