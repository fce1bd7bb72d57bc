using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class QueryRuleSpecs
{
    private static readonly Argument Rich = Argument.Object(
        ("s", Argument.Of("a b&c")), ("n", Argument.Of(1.5)), ("t", Argument.Of(true)), ("名", Argument.Of("值")),
        ("z", Argument.Null), ("u", Argument.Undefined), ("l", Argument.Array(Argument.Of(1), Argument.Of(2))),
        ("o", Argument.Object(("k", Argument.Of("v")))));

    [Fact]
    public void In_a_query_nested_values_are_JSON() => // reference/wechat.md 2.2, addQuery
        Assert.Equal("https://a/?s=a%20b%26c&n=1.5&t=true&%E5%90%8D=%E5%80%BC&z=null&u=undefined&l=%5B1%2C2%5D&o=%7B%22k%22%3A%22v%22%7D",
            QueryRule.Merge("https://a/", Rich));

    [Fact]
    public void In_a_form_nested_values_are_text() => // reference/wechat.md 2.2, formEncode
        Assert.Equal("s=a%20b%26c&n=1.5&t=true&%E5%90%8D=%E5%80%BC&z=null&u=undefined&l=1%2C2&o=%5Bobject%20Object%5D", QueryRule.Form(Rich));

    [Theory]
    [InlineData("https://a/p", "https://a/p?x=1&y=2")]
    [InlineData("https://a/p?", "https://a/p?x=1&y=2")]
    [InlineData("https://a/p?q=0", "https://a/p?q=0&x=1&y=2")]
    [InlineData("https://a/p?x=0&q=0", "https://a/p?x=1&q=0&y=2")]       // a new value takes the place of the old
    [InlineData("https://a/p?q=a%20b+c", "https://a/p?q=a%20b+c&x=1&y=2")] // old values are not encoded again
    [InlineData("https://a/p?q=a=b", "https://a/p?q=a&x=1&y=2")]         // lost behind the second '='
    [InlineData("https://a/p?q=0?r=1", "https://a/p?q=0&x=1&y=2")]       // and behind the second '?'
    [InlineData("https://a/p?flag", "https://a/p?flag&x=1&y=2")]
    [InlineData("https://a/p?q=0#part", "https://a/p?q=0&x=1&y=2")]
    public void An_object_is_merged_into_the_query(string url, string expected) =>
        Assert.Equal(expected, QueryRule.Merge(url, Argument.Object(("x", Argument.Of(1)), ("y", Argument.Of("2")))));

    public static TheoryData<Argument> Nothing => [Argument.Undefined, Argument.Null, Argument.Object(), Argument.Of("x=1"), Argument.Of(5), Argument.Of([1])];

    [Theory]
    [MemberData(nameof(Nothing))]
    public void Data_that_is_no_object_changes_no_url(Argument data) => Assert.Equal("https://a/p?q=a=b#c", QueryRule.Merge("https://a/p?q=a=b#c", data));

    [Fact]
    public void Appended_data_leaves_the_old_query_alone()
    {
        // reference/alipay.md 4.1: serialised to a query string appended to url
        var data = Argument.Object(("x", Argument.Of(1)), ("o", Argument.Array(Argument.Of(1))));
        Assert.Equal("wss://a?x=1&o=%5B1%5D", QueryRule.Append("wss://a", data));
        Assert.Equal("wss://a/?q=a=b&x=1&o=%5B1%5D", QueryRule.Append("wss://a/?q=a=b", data));
        Assert.Equal("wss://a/?k=v", QueryRule.Append("wss://a/", Argument.Of("?k=v")));
        Assert.Equal("wss://a/", QueryRule.Append("wss://a/", Argument.Undefined));
        Assert.Equal("wss://a/?q=1&k=v#part", QueryRule.Append("wss://a/?q=1#part", Argument.Of("&k=v")));
        Assert.Equal("wss://a/?k=v#part?", QueryRule.Append("wss://a/#part?", Argument.Of("k=v")));
    }
}
