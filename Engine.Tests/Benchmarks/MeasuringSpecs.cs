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

        var measured = await Interleaved.RunAsync(1, 2, [Turn("native"), Turn("raw")], CancellationToken.None);

        Assert.Equal("nr" + "rn" + "nr", turns);
        Assert.Equal(2, measured.Readings["native"].Count);
        Assert.Equal(2, measured.Readings["raw"].Count);

        Contender Turn(string name) => new(name, () =>
        {
            turns += name[0];
            return Task.FromResult(new Reading(1, 1, 1));
        });
    }

    [Theory]
    [InlineData(2, 2, 1)]
    [InlineData(3, 6, 2)]
    [InlineData(4, 4, 1)]
    [InlineData(5, 10, 2)]
    public void Each_contender_goes_behind_each_other_one_equally_often(int contenders, int rounds, int times)
    {
        var behind = Enumerable.Range(0, rounds).Select(round => Turns.Of(round, contenders)).SelectMany(turns => turns.Zip(turns.Skip(1)))
            .CountBy(pair => pair).ToDictionary();

        Assert.Equal(contenders * (contenders - 1), behind.Count);
        Assert.All(behind.Values, count => Assert.Equal(times, count));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void The_engine_and_the_raw_client_follow_Node_equally_often_from_round_to_round_too(int contenders)
    {
        var all = Enumerable.Range(0, contenders * 2).SelectMany(round => Turns.Of(round, contenders)).ToArray();
        var behindNode = all.Zip(all.Skip(1).Append(all[0])).Where(pair => pair.First == contenders - 1).CountBy(pair => pair.Second).ToDictionary();

        Assert.Equal(behindNode[0], behindNode[contenders - 2]);
    }

    [Fact]
    public void A_ratio_is_taken_within_a_round_because_the_machine_changes_between_rounds()
    {
        var measured = Measured([200, 20, 300], [100, 10, 100]);

        Assert.Equal(new Spread(2, 2, 3), measured.Of("native", "raw", reading => reading.PerSecond, (ours, theirs) => ours / theirs));
    }

    [Fact]
    public void A_figure_is_told_for_each_wire_and_beside_every_peer_that_can_tell()
    {
        var figures = new Telling("row", "load", Measured([200], [100])).Ratios("messages/s", reading => reading.PerSecond).ToList();

        Assert.Equal([("native", 2.0)], figures.Select(figure => (figure.Wire!, figure.Ratio!.Median)));
        Assert.All(figures, figure => Assert.Null(figure.Node));
    }

    [Fact]
    public void What_may_be_taken_more_is_a_difference_not_a_ratio()
    {
        var told = new Telling("row", "load", Measured([2.5], [2.0]));

        Assert.True(told.Extra("KiB", reading => reading.PerSecond, 0.6, "KiB").Single().Goal!.Holds);
        Assert.False(told.Extra("KiB", reading => reading.PerSecond, 0.4, "KiB").Single().Goal!.Holds);
    }

    [Fact]
    public void A_ratio_goal_looks_at_the_median_and_a_limit_at_the_worst_round()
    {
        var measured = new Spread(Median: 1.0, Least: 0.5, Most: 3);

        Assert.True(Goal.AtLeast(1.0, measured).Holds);
        Assert.False(Goal.AtLeast(1.1, measured).Holds);
        Assert.True(Goal.AtMost(1.0, measured).Holds);
        Assert.False(Goal.AtMost(0.9, measured).Holds);
        Assert.True(Goal.Below(4, "MiB", measured).Holds);
        Assert.False(Goal.Below(2.9, "MiB", measured).Holds);
    }

    [Fact]
    public void A_peer_that_cannot_tell_a_quantity_is_left_out_of_it()
    {
        var measured = new Interleaved(new Dictionary<string, IReadOnlyList<Reading>> { ["node"] = [new Reading(1, 1, null)] });

        Assert.Null(measured.Of("node", reading => reading.AllocatedBytes));
        Assert.NotNull(measured.Of("node", reading => reading.PerSecond));
    }

    private static Interleaved Measured(double[] native, double[] raw) => new(new Dictionary<string, IReadOnlyList<Reading>>
    {
        ["native"] = [.. native.Select(Speed)],
        ["raw"] = [.. raw.Select(Speed)],
    });

    private static Reading Speed(double perSecond) => new(perSecond, 0, 0);
}
