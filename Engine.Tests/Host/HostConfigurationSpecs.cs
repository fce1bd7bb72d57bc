using MiniActors.Host;
using MiniActors.Host.Configuration;

namespace MiniActors.Tests.Host;

public sealed class HostConfigurationSpecs : ScriptFolder
{
    [Fact]
    public void Set_is_stronger_than_the_file_and_the_last_set_is_strongest()
    {
        var file = Write("mini-actors.program { app-id = file, app-version = file }");

        var read = HostConfiguration.Read(file, ["program.app-id=first", "mini-actors.program.app-id=http://last#x"]);

        Assert.Equal("http://last#x", read.Engine.GetString("mini-actors.program.app-id"));
        Assert.Equal("file", read.Engine.GetString("mini-actors.program.app-version"));
    }

    [Fact]
    public void The_block_of_the_service_is_kept_from_the_engine()
    {
        var file = Write("mini-actors { serve { restarts = 7 } }");

        var read = HostConfiguration.Read(file, ["serve.health.port=0"]);

        Assert.False(read.Engine.HasPath("mini-actors.serve"));
        Assert.Equal((7, 0), (read.Serve.GetInt("restarts"), read.Serve.GetInt("health.port")));
        Assert.Equal("127.0.0.1", read.Serve.GetString("health.address"));
    }

    [Theory]
    [InlineData("mini-actors {\n  program {\n    app-id = x\n}\n", ":1: '{' is never closed")]
    [InlineData("a {\n}\n}", ":3: '}' closes nothing; remove it, or open it with '{'")]
    [InlineData("mini-actors { a = [1, 2 }", ":1: '}' cannot close the '[' of line 1")]
    [InlineData("# { \"\n// {\nmini-actors.x = \"a", ":3: this string has no closing quote")]
    [InlineData("mini-actors.a = \"\"\"x\ny\"\"\"\n]", ":3: ']' closes nothing; remove it, or open it with '['")]
    [InlineData("mini-actor { wire = native }", ": unknown key 'mini-actor'; the top level holds akka and mini-actors")]
    public void Bad_hocon_is_named_by_file_and_line(string text, string complaint)
    {
        var file = Write(text);

        var failure = Assert.Throws<CommandFailure>(() => HostConfiguration.Read(file, []));

        Assert.Equal((file + complaint, 2), (failure.Message, failure.Status));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var missing = Missing("no.conf");

        var run = await CommandRun.OfAsync("platforms", "--config", missing);

        Assert.Equal(($"mini-actors: cannot read the configuration '{missing}': there is no such file", 2), (run.Complaint, run.Status));
    }

    [Theory]
    [InlineData("=1", "--set '=1' has no key; write KEY=VALUE, e.g. mini-actors.program.app-id=wx123")]
    [InlineData("novalue", "--set 'novalue' has no key; write KEY=VALUE, e.g. mini-actors.program.app-id=wx123")]
    [InlineData("a=[1", "--set mini-actors.a:1: '[' is never closed")]
    public async Task A_bad_set_is_named(string text, string complaint)
    {
        var run = await CommandRun.OfAsync("platforms", "--set", text);

        Assert.Equal(("mini-actors: " + complaint, 2), (run.Complaint, run.Status));
    }
}
