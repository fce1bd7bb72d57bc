using MiniActors.Dispatch;

namespace MiniActors.Tests.Dispatch;

public sealed class GuestWatchSpecs
{
    [Theory]
    [InlineData(ThreadState.Background | ThreadState.WaitSleepJoin, 20, true)] // it waits
    [InlineData(ThreadState.WaitSleepJoin, 20, true)]
    [InlineData(ThreadState.Background | ThreadState.WaitSleepJoin, 19, false)] // as anybody may for a moment
    [InlineData(ThreadState.Background, 20, false)] // it computes, or has lost its processor
    [InlineData(ThreadState.Background, 99, false)]
    [InlineData(ThreadState.Background, 100, true)] // it is in a wait that the runtime does not know of
    public void User_code_is_blocked_when_it_waits_or_has_gone_on_for_very_long(ThreadState state, int milliseconds, bool blocked) =>
        Assert.Equal(blocked, GuestWatch.IsBlocked(state, TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData(0, 20)] // what begins now cannot be long before
    [InlineData(3, 17)]
    [InlineData(15, 5)]
    [InlineData(19, 5)]
    [InlineData(20, 5)] // it is long, and may end at any moment
    [InlineData(4000, 5)]
    public void The_next_look_is_when_user_code_may_have_become_long(int longest, int next) =>
        Assert.Equal(TimeSpan.FromMilliseconds(next), GuestWatch.NextLook(TimeSpan.FromMilliseconds(longest)));
}
