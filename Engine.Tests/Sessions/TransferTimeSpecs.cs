using MiniActors.Model;
using MiniActors.Platforms;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>The time limits of requests that follow each other in one lane.</summary>
public sealed class TransferTimeSpecs : SessionSpecs
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private static Func<PlatformProfile, PlatformProfile> OneLane =>
        profile => profile with { Http = profile.Http with { MaxInFlight = 1 } };

    private CallId Ask(double seconds) => Ask(timeout: seconds * 1000);

    /// <summary>A call that is answered after so many seconds.</summary>
    private async Task AnsweredAsync(double limit, double after)
    {
        Ask(limit);
        var exchange = await CarriedAsync();
        Advance(TimeSpan.FromSeconds(after));
        exchange.Answer(200, "1");
        await Callbacks.ExpectMsgAsync<Succeeded>();
        await SettledAsync(Session);
    }

    private async Task EndsAfterAsync(CallId call, double seconds)
    {
        Advance(TimeSpan.FromSeconds(seconds) - Moment);
        // A timer of an earlier call may have rung: the lane sets it anew by the clock as it is now.
        await SettledAsync(await LaneAsync(1));
        await NothingMoreAsync();
        Advance(Moment);
        Assert.Equal(FailureKind.Timeout, (await FailsAsync(call)).Kind);
    }

    [Theory]
    [InlineData(10, 4, 10)] // the timer of the first rings while the second is carried
    [InlineData(10, 4, 3)] // the second is over before the timer of the first would ring
    [InlineData(10, 4, 30)]
    [InlineData(3, 2, 60)]
    public async Task The_time_of_a_request_begins_anew_in_a_lane_that_carried_another(double first, double answeredAfter, double second)
    {
        Open("wechat", with: OneLane);
        await AnsweredAsync(first, answeredAfter);

        var call = Ask(second);
        await CarriedAsync();

        await EndsAfterAsync(call, second);
    }

    [Fact]
    public async Task A_timer_that_rings_while_a_lane_rests_ends_nothing_that_comes_later()
    {
        Open("wechat", with: OneLane);
        await AnsweredAsync(limit: 10, after: 1);
        Advance(TimeSpan.FromSeconds(60));

        var call = Ask(10);
        await CarriedAsync();

        await EndsAfterAsync(call, 10);
    }

    [Fact]
    public async Task Of_many_requests_after_each_other_only_the_one_that_hangs_runs_out_of_time()
    {
        Open("wechat", with: OneLane);
        for (var call = 0; call < 25; call++) await AnsweredAsync(limit: 10, after: 0.9);

        var hangs = Ask(10);
        await CarriedAsync();

        await EndsAfterAsync(hangs, 10);
    }
}
