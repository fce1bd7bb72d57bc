using Akka.Actor;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>How requests find their lanes, wait for them, and give up.</summary>
public sealed class TransferQueueSpecs : SessionSpecs
{
    private async Task<HttpAnswer> AnswerAsync(CallId call)
    {
        var succeeded = await Callbacks.ExpectMsgAsync<Succeeded>();
        Assert.Equal(call, succeeded.Call);
        return ((CallResult.Response)succeeded.Result).Answer;
    }

    [Fact]
    public async Task A_request_is_answered_with_status_headers_and_data()
    {
        Open("wechat");

        var call = Ask();
        (await CarriedAsync()).Answer(200, """{"hello":"world"}""", ("Content-Type", "application/json"));

        var answer = await AnswerAsync(call);
        Assert.Equal((200, "world"), (answer.StatusCode, answer.Data["hello"].AsString));
    }

    [Fact]
    [Trait("Fault", "42")]
    public async Task WeChat_carries_ten_and_the_eleventh_waits_for_the_first_that_ends()
    {
        Open("wechat");
        var calls = Enumerable.Range(0, 11).Select(call => Ask($"https://api.example/{call}")).ToArray();
        var carried = new List<FakeExchange>();
        for (var lane = 0; lane < 10; lane++) carried.Add(await CarriedAsync());
        await HttpProbe.ExpectNoMsgAsync(TimeSpan.Zero);

        carried.Single(exchange => exchange.Exchange.Url.AbsolutePath == "/3").Answer(200, "1");
        await AnswerAsync(calls[3]);

        await CarriedAsync();
    }

    [Fact]
    public async Task Alipay_has_no_limit_below_the_engines_own()
    {
        Open("alipay");

        for (var call = 0; call < 30; call++) Ask();

        for (var lane = 0; lane < 30; lane++) await CarriedAsync();
    }

    [Fact]
    [Trait("Fault", "42")]
    public async Task A_request_that_waits_runs_out_of_time_from_the_call_on()
    {
        Open("wechat");
        for (var call = 0; call < 10; call++) Ask();
        for (var lane = 0; lane < 10; lane++) await CarriedAsync();
        Advance(TimeSpan.FromSeconds(30));
        var waiting = Ask();
        await SettledAsync(Session);

        Advance(TimeSpan.FromSeconds(31));
        for (var call = 0; call < 10; call++) await Callbacks.ExpectMsgAsync<Failed>();
        await CarriedAsync();
        Advance(TimeSpan.FromSeconds(28));
        await NothingMoreAsync();
        Advance(TimeSpan.FromSeconds(1.1));

        Assert.Equal(FailureKind.Timeout, (await FailsAsync(waiting)).Kind);
    }

    [Fact]
    [Trait("Fault", "42")]
    public async Task A_request_whose_time_is_up_in_the_queue_never_reaches_the_wire()
    {
        Open("wechat", with: profile => profile with { Http = profile.Http with { MaxInFlight = 0 } });
        var waiting = Ask();
        await SettledAsync(Session);

        Advance(TimeSpan.FromSeconds(60.1));

        Assert.Equal(FailureKind.Timeout, (await FailsAsync(waiting)).Kind);
        await HttpProbe.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    [Trait("Fault", "41")]
    public async Task A_request_that_is_aborted_while_it_waits_never_reaches_the_wire()
    {
        Open("wechat");
        for (var call = 0; call < 10; call++) Ask();
        var waiting = Ask();

        Session.Tell(new AbortTransfer(waiting));

        Assert.Equal("request:fail abort", (await FailsAsync(waiting)).Message);
        for (var lane = 0; lane < 10; lane++) await CarriedAsync();
        await HttpProbe.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task An_abort_cancels_the_exchange_and_the_late_answer_is_ignored()
    {
        Open("wechat");
        var call = Ask();
        var exchange = await CarriedAsync();

        Session.Tell(new AbortTransfer(call));

        Assert.Equal(FailureKind.Aborted, (await FailsAsync(call)).Kind);
        await CancelledAsync(exchange);
        exchange.Answer(200);
        Session.Tell(new AbortTransfer(call));
        await NothingMoreAsync();
    }

    [Fact]
    public async Task A_lane_that_was_aborted_carries_the_next_request()
    {
        Open("wechat");
        var first = Ask();
        await CarriedAsync();
        Session.Tell(new AbortTransfer(first));
        await FailsAsync(first);

        var second = Ask();
        (await CarriedAsync()).Answer(200, "2");

        await AnswerAsync(second);
    }

    [Fact]
    public async Task The_time_limit_covers_the_whole_request()
    {
        Open("alipay");
        var call = Ask();
        var exchange = await CarriedAsync();

        Advance(TimeSpan.FromSeconds(30.1));

        var failure = await FailsAsync(call);
        Assert.Equal((FailureKind.Timeout, 13), (failure.Kind, failure.Code));
        await CancelledAsync(exchange);
    }

    [Theory]
    [InlineData("wechat", WireFault.Connect, FailureKind.ConnectFailed, 600001)]
    [InlineData("alipay", WireFault.Connect, FailureKind.ConnectFailed, 12)]
    [InlineData("alipay", WireFault.Tls, FailureKind.Tls, 19)]
    public async Task A_network_fault_fails_in_the_platforms_words(string platform, WireFault fault, FailureKind kind, int code)
    {
        Open(platform);
        var call = Ask();

        (await CarriedAsync()).Fail(fault);

        var failure = await FailsAsync(call);
        Assert.Equal((kind, code), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task Alipay_fails_a_404_with_error_19_and_keeps_the_answer()
    {
        Open("alipay");
        var call = Ask();

        (await CarriedAsync()).Answer(404, """{"why":"gone"}""");

        var failure = await FailsAsync(call);
        Assert.Equal((19, 404, "gone"), (failure.Code, failure.Answer!.StatusCode, failure.Answer.Data["why"].AsString));
    }
}
