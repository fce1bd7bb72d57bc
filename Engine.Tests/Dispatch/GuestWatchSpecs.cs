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
}
