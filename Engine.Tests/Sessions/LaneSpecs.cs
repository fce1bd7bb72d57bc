using Akka.Actor;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Testing;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>What becomes of a lane that dies, and of the calls that it carried or would have carried next.</summary>
public sealed class LaneSpecs : SessionSpecs
{
    private static PlatformProfile OneLane(PlatformProfile profile) => profile with { Http = profile.Http with { MaxInFlight = 1 } };

    private async Task AnswersAsync(CallId call)
    {
        (await CarriedAsync()).Answer(200, "{}");
        Assert.Equal(call, (await Callbacks.ExpectMsgAsync<Succeeded>()).Call);
        await SettledAsync(Session);
    }

    [Fact]
    [Trait("Fault", "45")]
    public async Task A_lane_that_dies_fails_its_call_once_and_the_next_one_starts()
    {
        Open("wechat", with: OneLane);
        CallId[] calls = [Ask(), Ask()];
        var exchange = await CarriedAsync();

        (await LaneAsync(1)).Tell(PoisonPill.Instance);

        Assert.Equal(FailureKind.Internal, (await FailsAsync(calls[0])).Kind);
        await CancelledAsync(exchange);
        await AnswersAsync(calls[1]);
        await NothingMoreAsync();
    }

    [Fact]
    [Trait("Fault", "45")]
    public async Task A_lane_that_dies_at_rest_carries_nothing_any_more()
    {
        Open("wechat");
        await AnswersAsync(Ask());
        var lane = Watch(await LaneAsync(1));

        lane.Tell(PoisonPill.Instance);
        await ExpectTerminatedAsync(lane);
        await SettledAsync(Session);

        await AnswersAsync(Ask());
        await NothingMoreAsync();
    }

    [Fact]
    public async Task Few_lanes_rest_and_the_others_are_stopped()
    {
        Open("wechat");
        for (var call = 0; call < 4; call++) Ask();
        var carried = new List<FakeExchange>();
        for (var lane = 0; lane < 4; lane++) carried.Add(await CarriedAsync());
        var lanes = new List<IActorRef>();
        for (var lane = 1; lane <= 4; lane++) lanes.Add(Watch(await LaneAsync(lane)));

        foreach (var exchange in carried)
        {
            exchange.Answer(200, "{}");
            await Callbacks.ExpectMsgAsync<Succeeded>();
        }

        await ExpectMsgAsync<Terminated>(); // two of the four: IdleLanes is 2 here
        await ExpectMsgAsync<Terminated>();
        await NothingMoreAsync();
        await ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task Where_the_queue_does_not_count_a_request_has_its_whole_time_from_its_start()
    {
        Open("wechat", with: profile => OneLane(profile) with { Http = OneLane(profile).Http with { TimeoutCountsQueue = false, RequestTimeout = TimeSpan.FromSeconds(60) } });
        CallId[] calls = [Ask(), Ask()];
        var first = await CarriedAsync();
        Advance(TimeSpan.FromSeconds(40));
        first.Answer(200, "{}");
        Assert.Equal(calls[0], (await Callbacks.ExpectMsgAsync<Succeeded>()).Call);
        await CarriedAsync();
        await SettledAsync(await LaneAsync(1));

        Advance(TimeSpan.FromSeconds(59));
        await NothingMoreAsync();
        await SettledAsync(await LaneAsync(1));
        Advance(TimeSpan.FromSeconds(1.1));

        Assert.Equal((calls[1], FailureKind.Timeout), await Callbacks.ExpectMsgAsync<Failed>() is var failed ? (failed.Call, failed.Failure.Kind) : default);
    }

    [Fact]
    public async Task A_call_whose_mini_program_has_closed_is_given_up_on_the_wire()
    {
        Open("wechat");
        var call = Ask();
        var exchange = await CarriedAsync();
        var lane = await LaneAsync(1);

        Session.Tell(new CloseProgram());

        Assert.Equal(FailureKind.SessionClosed, (await FailsAsync(call)).Kind);
        await Callbacks.ExpectMsgAsync<Finished>();
        await WatchAsync(lane);
        await ExpectTerminatedAsync(lane);
        await CancelledAsync(exchange);
    }

    [Fact]
    public async Task A_request_sends_the_bytes_as_they_are_when_it_is_made()
    {
        Open("wechat");
        byte[] bytes = [1, 2];
        CallId Post(long call)
        {
            Session.Tell(new Request(new CallId(call), Argument.Object(
                ("url", Argument.Of("https://api.example/")), ("method", Argument.Of("POST")), ("data", Argument.Of(bytes)))));
            return new CallId(call);
        }
        Post(77);
        Assert.Equal([1, 2], (await CarriedAsync()).Exchange.Body);

        bytes[0] = 9;
        Post(78);

        Assert.Equal([9, 2], (await CarriedAsync()).Exchange.Body);
    }

    [Fact]
    [Trait("Fault", "41")]
    public async Task The_late_answer_of_an_aborted_request_is_not_that_of_the_next_one()
    {
        Open("wechat", with: OneLane);
        CallId[] calls = [Ask(), Ask()];
        var aborted = await CarriedAsync();
        Session.Tell(new AbortTransfer(calls[0]));
        await FailsAsync(calls[0]);
        var next = await CarriedAsync();

        aborted.Answer(500, "not yours");
        await SettledAsync(await LaneAsync(1));
        await NothingMoreAsync();

        next.Answer(200, "mine");
        var answer = await Callbacks.ExpectMsgAsync<Succeeded>();
        Assert.Equal((calls[1], 200), (answer.Call, ((CallResult.Response)answer.Result).Answer.StatusCode));
    }

    [Fact]
    [Trait("Fault", "32")]
    public async Task That_one_request_may_reach_a_private_address_opens_none_to_the_next()
    {
        Open("wechat", program: program => program with { PrivateAddresses = false, Map = [new("https://mapped.example", "http://127.0.0.1:9000")] });
        foreach (var (url, mapped) in new[] { ("https://mapped.example/", true), ("https://api.example/", false), ("https://mapped.example/", true) })
        {
            Ask(url);
            Assert.Equal((url, mapped), (url, (await CarriedAsync()).Exchange.Policy.PrivateAddresses));
        }
    }
}
