using MiniActors.Dispatch;

namespace MiniActors.Tests.Dispatch;

public sealed class GuestConductSpecs
{
    private static void Run(GuestConduct conduct, int times, bool takesLong)
    {
        for (var run = 0; run < times; run++) conduct.Ran(takesLong ? GuestConduct.Long : GuestConduct.Long / 2);
    }

    [Fact]
    public void Who_is_not_known_is_taken_to_be_quick() => Assert.True(new GuestConduct().IsQuick);

    [Fact]
    public void One_long_run_may_be_the_machines_fault()
    {
        var conduct = new GuestConduct();
        Run(conduct, 1, takesLong: true);
        Assert.True(conduct.IsQuick);
    }

    [Fact]
    public void Two_long_runs_in_short_order_show_who_blocks()
    {
        var conduct = new GuestConduct();
        Run(conduct, 2, takesLong: true);
        Assert.False(conduct.IsQuick);
    }

    [Fact]
    public void Long_runs_far_apart_are_forgiven()
    {
        var conduct = new GuestConduct();
        for (var round = 0; round < 10; round++)
        {
            Run(conduct, 1, takesLong: true);
            Run(conduct, 100, takesLong: false);
        }
        Assert.True(conduct.IsQuick);
    }

    [Fact]
    public void Who_blocked_comes_back_when_enough_runs_were_quick()
    {
        var conduct = new GuestConduct();
        Run(conduct, 2, takesLong: true);
        Run(conduct, 127, takesLong: false);
        Assert.False(conduct.IsQuick);
        Run(conduct, 1, takesLong: false);
        Assert.True(conduct.IsQuick);
    }

    [Fact]
    public void Who_blocked_for_years_comes_back_all_the_same()
    {
        var conduct = new GuestConduct();
        Run(conduct, 10_000, takesLong: true);
        Run(conduct, 5_000, takesLong: false);
        Assert.True(conduct.IsQuick);
    }
}
