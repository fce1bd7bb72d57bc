using MiniActors.Host;
using MiniActors.Host.Demo;
using MiniActors.Hosting;
using MiniActors.Platforms;

namespace MiniActors.Tests.Host.Demo;

public sealed class TourBarsSpecs
{
    private static readonly PlatformProfile Profile = EngineConfiguration.Read(Akka.Configuration.Config.Empty).Platforms.Find("alipay")!;

    [Fact]
    public async Task A_terminal_shows_a_bar_for_each_file_on_its_way()
    {
        var shown = await ShownAsync(live: true);

        Assert.Contains($"{Profile.Title}: download", shown, StringComparison.Ordinal);
        Assert.Contains("100%", shown, StringComparison.Ordinal);
        Assert.Contains($"{Profile.Title}: upload", shown, StringComparison.Ordinal);
        Assert.Contains("40%", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_or_a_pipe_gets_none() => Assert.Equal("", await ShownAsync(live: false));

    private static async Task<string> ShownAsync(bool live)
    {
        using var output = new LineWatch();
        using var error = new LineWatch();
        var answer = await TourBars.WatchAsync(new Terminal(output.Writer, error.Writer, LiveOut: live), bars =>
        {
            bars.Move(Profile, TourRecord.Parse("""{"told":"progress","name":"download","percent":50}""")!);
            bars.Move(Profile, TourRecord.Parse("""{"told":"progress","name":"download","percent":100}""")!);
            bars.Move(Profile, TourRecord.Parse("""{"told":"progress","name":"upload","percent":40}""")!);
            return Task.FromResult(7);
        }).WaitAsync(CommandRun.Soon);
        Assert.Equal(7, answer);
        Assert.Equal("", error.Text);
        return output.Text;
    }
}
