using System.Text;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class BodyRuleSpecs
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    // reference/wechat.md 2.2
    public static TheoryData<string, Argument, string?> Bodies => new()
    {
        { Json, Argument.Undefined, null },
        { Json, Argument.Null, null },
        { Json, Argument.Of(""), null },
        { Json, Argument.Of("as it is 中"), "as it is 中" },
        { Form, Argument.Of("a=1&b=2"), "a=1&b=2" },
        { Json, Argument.Object(("a", Argument.Of(1)), ("u", Argument.Undefined)), """{"a":1}""" },
        { "Application/JSON; charset=utf-8", Argument.Object(("a", Argument.Of("中"))), """{"a":"中"}""" },
        { Json, Argument.Array(Argument.Of(1)), "[1]" },
        { Json, Argument.Of(5), "5" },
        { Json, Argument.Of(true), "true" },
        { Json, Argument.Object(), "{}" },
        { Form, Argument.Object(("a", Argument.Of("x y")), ("b", Argument.Of(2))), "a=x%20y&b=2" },
        { "application/x-www-form-urlencoded;charset=utf-8", Argument.Object(("a", Argument.Of(1))), "a=1" },
        { Form, Argument.Array(Argument.Of("x"), Argument.Of("y")), "0=x&1=y" },
        { Form, Argument.Object(), null },
        { "text/plain", Argument.Object(("a", Argument.Of(1))), """{"a":1}""" },
        { "text/plain", Argument.Of(5), "5" },
        { "text/plain", Argument.Of(false), "false" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void The_content_type_alone_chooses_the_form(string contentType, Argument data, string? body)
    {
        var bytes = BodyRule.Of(contentType, data);
        Assert.Equal(body, bytes is null ? null : Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void An_ArrayBuffer_passes_unchanged()
    {
        byte[] bytes = [0, 255];
        Assert.Same(bytes, BodyRule.Of(Json, Argument.Of(bytes)));
        Assert.Same(bytes, BodyRule.Of(Form, Argument.Of(bytes)));
    }
}
