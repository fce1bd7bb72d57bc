using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>A wall clock that is set while a mini program runs: it ages cookies, and ends no wait.</summary>
[Trait("Fault", "50")]
public sealed class WallClockSpecs : SessionSpecs
{
    private readonly SettableClock _wall = new();

    protected override TimeProvider Clock => _wall;

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_jump_of_an_hour_neither_ends_a_wait_nor_keeps_it_from_its_end(int hours)
    {
        Open("wechat");
        var request = Ask();
        await CarriedAsync();
        await DialAsync();

        _wall.Jump(TimeSpan.FromHours(hours));
        Advance(TimeSpan.FromSeconds(59));
        await NothingMoreAsync();

        Advance(TimeSpan.FromSeconds(2));
        object[] told = [await Callbacks.ExpectMsgAsync<IEvent>(), await Callbacks.ExpectMsgAsync<IEvent>(), await Callbacks.ExpectMsgAsync<IEvent>()];
        Assert.Contains(told, one => one is Failed { Failure.Kind: FailureKind.Timeout } failed && failed.Call == request);
        Assert.Contains(told, one => one is SocketErred { Failure.Kind: FailureKind.Timeout });
        Assert.Contains(told, one => one is SocketClosed);
    }

    private sealed class SettableClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Jump(TimeSpan by) => _now += by;
    }
}
