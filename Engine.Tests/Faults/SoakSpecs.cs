using MiniActors.Benchmarks.Soak;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Faults;

/// <summary>The long runs of the benchmark program, in their short form.</summary>
[Collection(AloneCollection.Name)]
public sealed class SoakSpecs
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(6);

    [Fact]
    [Trait("Fault", "49")]
    public async Task Under_every_weather_each_message_comes_back_or_its_socket_is_reported_closed()
    {
        await using var echo = await EchoServer.StartAsync();
        var load = new SoakLoad(Short, Random.Shared.Next(1_000_000), OneIn: 8);

        var report = await SoakRun.RunAsync(echo.Ws, echo.Http, load, _ => { }, CancellationToken.None);

        Assert.True(report.IsClean, report.ToString());
        Assert.True(report.Broken > 0 && report.Messages > load.Sockets, report.ToString());
    }

    [Fact]
    [Trait("Fault", "46")]
    public async Task Two_thousand_sessions_three_times_leave_nothing_behind()
    {
        await using var echo = await EchoServer.StartAsync();

        var held = await SessionsRun.RunAsync(echo.Ws, echo.Http, count: 2_000, rounds: 3, warmUps: 1, CancellationToken.None);

        Assert.True(held[^1].IsBackTo(held[0], SessionsCommand.Part), string.Join('\n', held));
    }

    [Fact]
    public void The_slope_is_that_of_the_second_half()
    {
        var readings = Enumerable.Range(0, 20).Select(second => (TimeSpan.FromMinutes(second), second < 10 ? second * 100.0 : second * 2.0 + (second % 2))).ToArray();
        Assert.InRange(MemorySlope.OfSecondHalf(readings), 1.9, 2.1);
        Assert.Equal(0, MemorySlope.OfSecondHalf([]));
    }
}
