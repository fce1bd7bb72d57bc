using FsCheck.Xunit;
using MiniActors.Model;

namespace MiniActors.Tests.Files;

public sealed class TransferProgressSpecs
{
    [Theory]
    [InlineData(0, 200L, 0, 200)]
    [InlineData(199, 200L, 99, 200)]
    [InlineData(200, 200L, 100, 200)]
    [InlineData(300, 200L, 100, 300)] // the peer was wrong
    [InlineData(5, null, 0, 0)]
    [InlineData(5, 0L, 0, 0)]
    [InlineData(long.MaxValue / 2, long.MaxValue, 50, long.MaxValue)]
    public void It_is_rounded_down_and_0_while_the_total_is_unknown(long done, long? total, int percent, long told) =>
        Assert.Equal(new TransferProgress(percent, done, told), TransferProgress.Of(done, total));

    [Fact]
    public void The_last_tick_is_100_and_knows_the_total() => Assert.Equal(new TransferProgress(100, 7, 7), TransferProgress.Complete(7));

    [Property]
    public bool It_never_leaves_its_bounds(uint done, uint? total) => TransferProgress.Of(done, total).Percent is >= 0 and <= 100;
}
