using FsCheck.Xunit;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class MessageRuleSpecs
{
    private static readonly Argument Yes = Argument.Of(true);

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("聊天 😀")]
    public void Text_is_a_text_message_on_every_platform(string text)
    {
        foreach (var profile in new[] { Profiles.WeChat, Profiles.Alipay, Profiles.Baidu })
        {
            Assert.Equal(Frame.OfText(text), MessageRule.Judge(profile, Argument.Of(text), Argument.Undefined).Plan());
            Assert.Equal(Frame.OfText(text), MessageRule.Judge(profile, Argument.Of(text), Argument.Of(false)).Plan());
        }
    }

    [Fact]
    public void An_ArrayBuffer_is_a_binary_message_whatever_isBuffer_says()
    {
        // decision 24: on Baidu too; reference/alipay.md 4.6: an ArrayBuffer ignores isBuffer
        byte[] bytes = [0, 255, 10];
        foreach (var profile in new[] { Profiles.WeChat, Profiles.Alipay, Profiles.Baidu })
            Assert.Equal(Frame.OfBytes(bytes), MessageRule.Judge(profile, Argument.Of(bytes), Yes).Plan());
        Assert.Equal(Frame.OfBytes([]), MessageRule.Judge(Profiles.WeChat, Argument.Of([]), Argument.Undefined).Plan());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("AP8K", "00FF0A")]
    [InlineData("AP8=", "00FF")]
    [InlineData("AP8", "00FF")]
    [InlineData("AA==", "00")]
    [InlineData(" AP8K\r\nAP8K ", "00FF0A00FF0A")]
    [InlineData("A P\t8\f\r\n", "00FF")]
    public void Base64_with_isBuffer_is_a_binary_message_where_the_platform_has_it(string text, string hex)
    {
        var verdict = MessageRule.Judge(Profiles.Alipay, Argument.Of(text), Yes);
        Assert.Equal(hex, Convert.ToHexString(verdict.Plan().Bytes));
        Assert.Empty(verdict.Diagnostics);

        var elsewhere = MessageRule.Judge(Profiles.WeChat, Argument.Of(text), Yes);
        Assert.Equal(Frame.OfText(text), elsewhere.Plan());
        Assert.Equal(["option-not-supported"], elsewhere.Rules());
    }

    [Theory]
    [InlineData("hello!")]
    [InlineData("A")]
    [InlineData("AP8K=")]
    [InlineData("A=P8")]
    [InlineData("AP-_")]
    [InlineData("中文")]
    public void What_is_no_base64_fails(string text) =>
        Assert.Equal(FailureKind.InvalidMessage, MessageRule.Judge(Profiles.Alipay, Argument.Of(text), Yes).Failure().Kind);

    public static TheoryData<Argument, string> Others => new()
    {
        { Argument.Undefined, "Undefined" }, { Argument.Null, "Null" }, { Argument.Of(1), "Number" }, { Argument.Of(true), "Boolean" },
        { Argument.Object(), "Object" }, { Argument.Array(), "Array" }, { Argument.Function, "Function" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Data_of_another_type_is_a_parameter_error(Argument data, string brand) => // decision 26
        Assert.Equal($"sendSocketMessage:fail parameter error: parameter.data should be String/ArrayBuffer instead of {brand};",
            MessageRule.Judge(Profiles.WeChat, data, Argument.Undefined).Failure().Message);

    [Theory]
    [InlineData("wechat", "priority", "option-unknown")]
    [InlineData("wechat", "isBuffer", "option-not-supported")]
    [InlineData("alipay", "isBuffer", "option-type")]
    [InlineData("alipay", "success", "")]
    public void An_option_that_is_ignored_is_diagnosed(string platform, string option, string rules)
    {
        var options = Argument.Object(("data", Argument.Of("x")), (option, Argument.Of("yes")));
        Assert.Equal(rules, string.Join(' ', MessageRule.Judge(Support.Profiles.Of(platform), options["data"], options["isBuffer"], options).Rules()));
    }

    [Property]
    public bool Bytes_survive_base64(byte[] bytes) =>
        MessageRule.Judge(Profiles.Alipay, Argument.Of(Convert.ToBase64String(bytes)), Yes).Plan().Equals(Frame.OfBytes(bytes));

    [Fact]
    public void A_plain_message_is_judged_without_an_allocation()
    {
        var text = Argument.Of("hello");
        var bytes = Argument.Of(new byte[16]);
        Assert.True(MessageRule.TryFrame(Profiles.Alipay, text, default, out _, out _));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var count = 0; count < 1000; count++)
        {
            MessageRule.TryFrame(Profiles.Alipay, text, default, out _, out _);
            MessageRule.TryFrame(Profiles.Alipay, bytes, default, out _, out _);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
