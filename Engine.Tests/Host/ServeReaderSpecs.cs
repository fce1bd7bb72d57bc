using Akka.Configuration;
using MiniActors.Host.Serving;
using ConfigurationException = MiniActors.Hosting.ConfigurationException;

namespace MiniActors.Tests.Host;

public sealed class ServeReaderSpecs
{
    private const string Defaults = "restarts = 3\nprograms = []\nhealth { address = \"127.0.0.1\", port = 8080 }";

    [Fact]
    public void An_entry_says_script_platform_and_count()
    {
        var settings = ServeReader.Read(Parse("""programs = [ { script = "bots/echo.v2.js", platform = alipay, count = 40 }, { script = "/x/a.js", name = "a" } ]"""), "/etc");

        Assert.Equal(
            [
                new ServedScript("mini-actors.serve.programs[0]", "/etc/bots/echo.v2.js", "alipay", null, 40, "echo-v2"),
                new ServedScript("mini-actors.serve.programs[1]", "/x/a.js", null, null, 1, "a"),
            ],
            settings.Programs);
        Assert.Equal((3, "127.0.0.1:8080"), (settings.Restarts, settings.Health.ToString()));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[  ]")]
    [InlineData("[\n  # none yet\n]")]
    public void A_list_of_no_programs_is_empty_however_it_is_written(string list) =>
        Assert.Empty(ServeReader.Read(Parse($"programs = {list}"), "/etc").Programs);

    [Fact]
    public void Every_error_is_listed_by_its_path()
    {
        var wrong = Parse("""
            restarts = -1
            colour = red
            health { address = "here", port = 70000 }
            programs = [ { platform = alipay, count = many }, { script = "a.js", name = "a b" }, 7 ]
            """);

        var failure = Assert.Throws<ConfigurationException>(() => ServeReader.Read(wrong, "/etc"));

        Assert.Equal(
            [
                "mini-actors.serve.colour: unknown key; the keys here are programs, restarts, health",
                "mini-actors.serve.health.address: 'here' is no IP address such as 127.0.0.1",
                "mini-actors.serve.health.port: a whole number from 0 to 65535 is expected, not '70000'",
                "mini-actors.serve.programs[0].count: a whole number from 1 to 100000 is expected, not 'many'",
                "mini-actors.serve.programs[0].script: is missing",
                "mini-actors.serve.programs[1].name: 'a b' may have letters, digits, '-' and '_' only",
                "mini-actors.serve.programs[2]: a block is expected, { script = \"…\" }",
                "mini-actors.serve.restarts: a whole number from 0 to 1000000 is expected, not '-1'",
            ],
            failure.Errors.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_entries_cannot_have_one_name()
    {
        var failure = Assert.Throws<ConfigurationException>(() =>
            ServeReader.Read(Parse("""programs = [ { script = "a/x.js" }, { script = "b/x.js" } ]"""), "/etc"));

        Assert.Equal(["mini-actors.serve.programs: the name 'x' is there 2 times; give each entry a name of its own"], failure.Errors);
    }

    private static Config Parse(string text) => ConfigurationFactory.ParseString(text).WithFallback(ConfigurationFactory.ParseString(Defaults));
}
