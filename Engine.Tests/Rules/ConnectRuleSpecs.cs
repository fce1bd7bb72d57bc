using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class ConnectRuleSpecs
{
    private const string Url = "wss://api.example.com/ws";

    private static Verdict<ConnectPlan> Judge(string platform, params (string Name, Argument Value)[] options) =>
        ConnectRule.Judge(Profiles.Of(platform), Profiles.Program, Argument.Object(options));

    [Fact]
    public void A_whole_call_becomes_a_plan()
    {
        var verdict = Judge("wechat", ("url", Argument.Of(Url)), ("header", Argument.Object(("X-A", Argument.Of("1")))),
            ("protocols", Argument.Array(Argument.Of("chat"))), ("timeout", Argument.Of(500)));
        var plan = verdict.Plan();
        Assert.Empty(verdict.Diagnostics);
        Assert.Equal((Url, "1", "chat", 500.0), (plan.Url.AbsoluteUri, plan.Headers.Find("x-a"), Assert.Single(plan.Protocols), plan.Timeout.TotalMilliseconds));
        Assert.NotNull(plan.Headers.Find("Referer"));
        Assert.Null(plan.TellInstead);
        Assert.False(plan.Multiple || plan.PrivateAddresses || plan.AnyCertificate);
    }

    public static TheoryData<string, Argument, string, FailureKind> Faults => new()
    {
        { "wechat", Argument.Undefined, "connectSocket:fail parameter error: parameter should be Object instead of Undefined;", FailureKind.Parameter },
        { "wechat", Argument.Object(), "connectSocket:fail parameter error: parameter.url should be String instead of Undefined;", FailureKind.Parameter },
        { "wechat", Argument.Object(("url", Argument.Of(1))), "connectSocket:fail parameter error: parameter.url should be String instead of Number;", FailureKind.Parameter },
        { "wechat", Argument.Object(("url", Argument.Of("test.php"))), "connectSocket:fail invalid url \"test.php\"", FailureKind.InvalidUrl },
        { "alipay", Argument.Object(), "URL 为空", FailureKind.UrlMissing },
        { "alipay", Argument.Object(("url", Argument.Of(" "))), "URL 为空", FailureKind.UrlMissing },
        { "alipay", Argument.Object(("url", Argument.Of("ws://api.example.com"))), "请求url不支持ws，请使用wss", FailureKind.InsecureScheme },
        { "baidu", Argument.Object(("url", Argument.Of("wss://no.example.com"))), "connectSocket:fail 安全校验失败", FailureKind.DomainNotListed }, // decision 21
        { "wechat", Argument.Object(("url", Argument.Of("wss://127.0.0.1"))), "connectSocket:fail private addresses are refused", FailureKind.PrivateAddress }, // decision 20
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_bad_argument_fails_in_the_platforms_words(string platform, Argument options, string message, FailureKind kind)
    {
        var failure = ConnectRule.Judge(Profiles.Of(platform), Profiles.Program, options).Failure();
        Assert.Equal((message, kind), (failure.Message, failure.Kind));
    }

    [Fact]
    public void WeChat_accepts_a_host_that_is_not_listed_and_tells_it_by_an_event()
    {
        // decisions 4 and 21
        var plan = Judge("wechat", ("url", Argument.Of("wss://no.example.com/x"))).Plan();
        Assert.Equal("createSocketTask:fail url not in domain list", plan.TellInstead!.Message);
        Assert.Equal(FailureKind.DomainNotListed, plan.TellInstead.Kind);
        // its other arguments are judged all the same
        Assert.Equal(FailureKind.InvalidProtocol,
            Judge("wechat", ("url", Argument.Of("wss://no.example.com/x")), ("protocols", Argument.Of("a b"))).Failure().Kind);
        Assert.Equal(FailureKind.InvalidHeader,
            Judge("wechat", ("url", Argument.Of("wss://no.example.com/x")), ("header", Argument.Object(("a", Argument.Of("\r\n"))))).Failure().Kind);
    }

    [Fact]
    public void Data_and_multiple_are_Alipays()
    {
        (string, Argument)[] options = [("url", Argument.Of(Url + "?a=b=c")), ("data", Argument.Object(("x", Argument.Of(1)))), ("multiple", Argument.Of(true))];
        var alipay = Judge("alipay", options);
        Assert.Equal((Url + "?a=b=c&x=1", true), (alipay.Plan().Url.AbsoluteUri, alipay.Plan().Multiple));
        Assert.Empty(alipay.Diagnostics);
        var wechat = Judge("wechat", options);
        Assert.Equal((Url + "?a=b=c", false), (wechat.Plan().Url.AbsoluteUri, wechat.Plan().Multiple));
        Assert.Equal(["option-not-supported", "option-not-supported"], wechat.Rules());
        Assert.False(Judge("alipay", ("url", Argument.Of(Url)), ("multiple", Argument.Of(1))).Plan().Multiple);

        // Where none may be made so, the option says nothing; and data has no url to go to where there is none.
        var none = Profiles.Alipay with { Sockets = Profiles.Alipay.Sockets with { MultipleMax = 0 } };
        Assert.False(ConnectRule.Judge(none, Profiles.Program, Argument.Object(options)).Plan().Multiple);
        Assert.Equal(FailureKind.UrlMissing, Judge("alipay", ("url", Argument.Of("")), ("data", Argument.Of("x=1"))).Failure().Kind);
    }

    [Fact]
    public void An_option_is_diagnosed_once_although_two_rules_see_it()
    {
        var verdict = ConnectRule.Judge(Profiles.At(new Version(1, 0, 0)), Profiles.Program,
            Argument.Object(("url", Argument.Of(Url)), ("protocols", Argument.Of("chat")), ("header", Argument.Null)));
        Assert.Equal(["option-not-supported", "option-type"], verdict.Rules());
        Assert.Empty(verdict.Plan().Protocols);
    }

    [Fact]
    public void The_map_sends_a_listed_url_to_a_private_address()
    {
        var program = Profiles.Mapped(("wss://api.example.com", "ws://127.0.0.1:9000"));
        var plan = ConnectRule.Judge(Profiles.WeChat, program, Argument.Object(("url", Argument.Of(Url)))).Plan();
        Assert.Equal(("ws://127.0.0.1:9000/ws", true), (plan.Url.AbsoluteUri, plan.PrivateAddresses));
    }

    [Fact]
    public void The_devtools_switch_trusts_any_certificate_but_no_private_address()
    {
        var plan = ConnectRule.Judge(Profiles.WeChat, Profiles.Unchecked, Argument.Object(("url", Argument.Of("ws://any.example.org:81")))).Plan();
        Assert.True(plan.AnyCertificate);
        Assert.False(plan.PrivateAddresses);
        Assert.True(ConnectRule.Judge(Profiles.WeChat, Profiles.Unchecked with { PrivateAddresses = true },
            Argument.Object(("url", Argument.Of("ws://localhost:81")))).Plan().PrivateAddresses);
    }

    [Fact]
    public void A_strict_mini_program_refuses_what_would_be_ignored() =>
        Assert.Equal(FailureKind.Strict, ConnectRule.Judge(Profiles.Baidu, Profiles.Program with { Strict = true },
            Argument.Object(("url", Argument.Of(Url)), ("timeout", Argument.Of(5)))).Failure().Kind);
}
