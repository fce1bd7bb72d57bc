using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Tests.Benchmarks;

public class MeasuringSpecs
{
    [Theory]
    [InlineData(new[] { 5.0 }, 5, 5, 5)]
    [InlineData(new[] { 9.0, 1, 2 }, 2, 1, 9)]
    [InlineData(new[] { 4.0, 1, 9, 2 }, 3, 1, 9)]
    public void A_spread_is_the_middle_of_the_rounds_and_their_ends(double[] values, double median, double least, double most) =>
        Assert.Equal(new Spread(median, least, most), Spread.Of(values));

    [Fact]
    public async Task Rounds_take_turns_and_the_warm_ups_are_not_counted()
    {
        var turns = "";

        var measured = await Interleaved.RunAsync(1, 2, () => Turn('e'), () => Turn('r'), CancellationToken.None);

        Assert.Equal("er" + "re" + "er", turns);
        Assert.Equal(2, measured.Engine.Count);
        Assert.Equal(2, measured.Raw.Count);

        Task<Reading> Turn(char path)
        {
            turns += path;
            return Task.FromResult(new Reading(1, 1, 1));
        }
    }

    [Fact]
    public void A_ratio_is_taken_within_a_round_because_the_machine_changes_between_rounds()
    {
        var measured = new Interleaved([Speed(200), Speed(20), Speed(300)], [Speed(100), Speed(10), Speed(100)]);

        Assert.Equal(new Spread(2, 2, 3), measured.Of(reading => reading.PerSecond).Ratio);
    }

    [Fact]
    public void A_ratio_goal_looks_at_the_median_and_a_limit_at_the_worst_round()
    {
        var measured = new Spread(Median: 1.0, Least: 0.5, Most: 3);

        Assert.True(Goal.AtLeast(1.0, measured).Holds);
        Assert.False(Goal.AtLeast(1.1, measured).Holds);
        Assert.True(Goal.Below(4, "MiB", measured).Holds);
        Assert.False(Goal.Below(3, "MiB", measured).Holds);
    }

    private static Reading Speed(double perSecond) => new(perSecond, 0, 0);
}
