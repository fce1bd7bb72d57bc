using MiniActors.Adapters;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Adapters;

public sealed class ProgressMeterSpecs
{
    private readonly ManualClock _clock = new();
    private readonly List<long> _told = [];

    [Fact]
    public void The_first_bytes_are_told_at_once_the_next_when_their_time_has_come_and_the_last_in_any_case()
    {
        var meter = new ProgressMeter(_clock, _told.Add);
        meter.Moved(1);
        meter.Moved(1);
        _clock.Advance(ProgressMeter.Interval - TimeSpan.FromTicks(1));
        meter.Moved(1);
        Assert.Equal([1], _told);
        _clock.Advance(TimeSpan.FromTicks(1));
        meter.Moved(1);
        meter.Moved(1);
        Assert.Equal([1, 4], _told);
        meter.Finish();
        Assert.Equal([1, 4, 5], _told);
    }

    [Fact]
    public void Nothing_is_told_twice()
    {
        var meter = new ProgressMeter(_clock, _told.Add);
        meter.Moved(7);
        meter.Finish();
        meter.Finish();
        Assert.Equal([7], _told);
    }

    [Fact]
    public void An_end_without_a_byte_is_told_as_well()
    {
        new ProgressMeter(_clock, _told.Add).Finish();
        Assert.Equal([0], _told);
    }
}
