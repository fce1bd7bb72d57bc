using MiniActors.Host.Demo;
using MiniActors.Hosting;
using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Host;

public sealed class DemoSpecs
{
    private const string Begin = "<!-- demo:begin -->\n", End = "<!-- demo:end -->";

    /// <summary>The transcript in the documents; UPDATE_TRANSCRIPT=1 writes it anew.</summary>
    [Fact]
    public async Task The_tour_is_the_one_in_the_documents()
    {
        var run = await CommandRun.OfAsync("demo");

        Assert.Equal((0, ""), (run.Status, run.Error));
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPT") == "1") Update(run.Out);
        Assert.Equal(Repository.Read("docs/demo.txt"), run.Out);
        Assert.Equal(Fenced(run.Out), Between(Repository.Read("README.md")));
        Assert.Equal(Fenced(run.Out), Between(Repository.Read("README.zh-CN.md")));
    }

    [Theory]
    [InlineData("alipay", "opened 1, message 1, closed 2 1000, opened 2, message 2")]
    [InlineData("wechat", "opened 1, message 1, opened 2, message 2, refused 3, alive 1, alive 2")]
    public void What_is_expected_comes_from_the_rules(string platform, string expected)
    {
        var profile = EngineConfiguration.Read(Akka.Configuration.Config.Empty).Platforms.Find(platform)!;

        Assert.Equal(expected, string.Join(", ", TourExpectation.Sockets(profile)));
    }

    [Fact]
    public void A_platform_that_breaks_its_rule_is_found()
    {
        var profile = EngineConfiguration.Read(Akka.Configuration.Config.Empty).Platforms.Find("alipay")!;
        var diary = new TourDiary(profile, [TourRecord.Parse("""{"told":"opened","attempt":1}""")!, TourRecord.Parse("""{"told":"answer","name":"get","status":500}""")!]);

        var faults = TourExpectation.Faults(diary);

        Assert.Contains("alipay, sockets: expected opened 1, message 1, closed 2 1000, opened 2, message 2; was told opened 1", faults);
        Assert.Contains("alipay, GET: expected answer 200; was told answer 500", faults);
        Assert.Contains("alipay, POST: expected answer 200; was told nothing", faults);
    }

    private static void Update(string transcript)
    {
        File.WriteAllText(Path.Combine(Repository.Root, "docs/demo.txt"), transcript);
        foreach (var readme in new[] { "README.md", "README.zh-CN.md" })
        {
            var text = Repository.Read(readme);
            File.WriteAllText(Path.Combine(Repository.Root, readme), text.Replace(Begin + Between(text) + End, Begin + Fenced(transcript) + End, StringComparison.Ordinal));
        }
    }

    private static string Fenced(string transcript) => $"```text\n{transcript}```\n";

    private static string Between(string text) => text.Split(Begin)[1].Split(End)[0];
}
