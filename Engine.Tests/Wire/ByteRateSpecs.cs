using MiniActors.Wire;

namespace MiniActors.Tests.Wire;

/// <summary>How long the line of a slow network is busy (docs/decisions/0009).</summary>
public sealed class ByteRateSpecs
{
    [Theory]
    [InlineData(1000, 500, 500)]
    [InlineData(1000, 1, 1)]
    [InlineData(1, 1, 1000)]
    [InlineData(1L << 30, 1 << 20, 0.9765)]
    public void The_first_portion_takes_as_long_as_its_bytes(long rate, int bytes, double milliseconds) =>
        Assert.Equal(milliseconds, new ByteRate(rate).Take(bytes, At(7000)).TotalMilliseconds, 0.001);

    [Fact]
    public void Portions_go_one_after_the_other_whoever_takes_them()
    {
        var rate = new ByteRate(1000);
        Assert.Equal([100, 200, 250], new[] { 100, 100, 50 }.Select(bytes => rate.Take(bytes, At(0)).TotalMilliseconds));
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(130, 70)]
    [InlineData(150, 50)]
    [InlineData(5000, 50)]
    public void Who_comes_late_makes_up_for_the_slack_and_no_more(int now, int milliseconds)
    {
        var rate = new ByteRate(1000);
        rate.Take(100, At(0));
        Assert.Equal(milliseconds, rate.Take(100, At(now)).TotalMilliseconds);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(19, 1)]
    [InlineData(2000, 100)]
    [InlineData(100_000_000, 65_536)]
    public void A_portion_is_a_twentieth_of_a_second_at_most_64_KiB_and_at_least_one_byte(long rate, int bytes) =>
        Assert.Equal(bytes, new ByteRate(rate).Portion);

    private static TimeSpan At(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
