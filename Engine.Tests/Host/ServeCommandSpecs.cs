using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using MiniActors.Host;

namespace MiniActors.Tests.Host;

public sealed class ServeCommandSpecs : ScriptFolder, IAsyncLifetime
{
    private readonly CancellationTokenSource _interrupted = new();
    private readonly LineWatch _output = new();
    private readonly LineWatch _log = new();
    private Task<int> _running = Task.FromResult(0);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _interrupted.CancelAsync();
        await _running.WaitAsync(CommandRun.Soon);
        _interrupted.Dispose();
        _output.Dispose();
        _log.Dispose();
    }

    [Fact]
    [Trait("Fault", "47")]
    public async Task It_opens_what_is_listed_tells_its_health_and_drains_when_it_is_interrupted()
    {
        Write("console.log('serving'); setInterval(() => {}, 1000);", "keep.js");
        Write("console.log('done');", "short.js");
        var health = await ServeAsync("{ script = \"keep.js\", platform = alipay, count = 2 }, { script = \"short.js\" }");
        await _log.LineWithAsync("short ended");

        var (live, liveness) = await GetAsync(health, "/health/live");
        var (ready, readiness) = await GetAsync(health, "/health/ready");

        Assert.Equal((HttpStatusCode.OK, """{"status":"live"}"""), (live, liveness.ToJsonString()));
        Assert.Equal((HttpStatusCode.OK, "ready"), (ready, (string?)readiness["status"]));
        Assert.Equal(
            ["keep-1 alipay running 0", "keep-2 alipay running 0", "short wechat ended 0"],
            readiness["programs"]!.AsArray().Select(program => $"{program!["id"]} {program["platform"]} {program["state"]} {program["restarts"]}"));
        await _interrupted.CancelAsync();
        Assert.Equal(0, await _running.WaitAsync(CommandRun.Soon));
        Assert.Equal("", _output.Text);
    }

    /// <summary>Each runs on a phone of its own, whatever its app id: docs/decisions/0028.</summary>
    [Fact]
    public async Task Programs_of_one_script_and_one_app_id_share_nothing()
    {
        Write("module.exports = { seen: 0 }", "state.js");
        Write("""
            const state = require('./state')
            const fs = swan.getFileSystemManager()
            const path = swan.env.USER_DATA_PATH + '/mine.txt'
            let there = true
            try { fs.accessSync(path) } catch (e) { there = false }
            console.log('found', state.seen, typeof globalThis.shared, JSON.stringify(swan.getStorageSync('mine')), there, String(Object.prototype.stained) + ';')
            state.seen++
            globalThis.shared = 1
            Object.prototype.stained = 1
            swan.setStorageSync('mine', 'kept')
            fs.writeFileSync(path, 'mine')
            console.log('left', state.seen, swan.getStorageSync('mine'), fs.readFileSync(path, 'utf8') + ';')
            setInterval(() => {}, 1000)
            """, "twin.js");
        await ServeAsync("{ script = \"twin.js\", platform = baidu, count = 3 }");
        for (var count = 0; count < 3; count++) await _log.LineWithAsync($"twin-{count + 1} left 1 kept mine;");
        Assert.Equal(3, _log.Text.Split("found 0 undefined \"\" false undefined;").Length - 1);
    }

    [Fact]
    public async Task One_that_keeps_failing_is_given_up_and_the_service_is_not_ready()
    {
        Write("throw new Error('broken');", "bad.js");
        var health = await ServeAsync("{ script = \"bad.js\" }", "--set", "serve.restarts=2");

        Assert.Contains("broken", await _log.LineWithAsync("bad failed after 2 restarts and is given up"), StringComparison.Ordinal);
        var (ready, readiness) = await GetAsync(health, "/health/ready");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), (ready, (string?)readiness["status"]));
        Assert.Equal("""{"id":"bad","platform":"wechat","state":"given-up","restarts":2}""", readiness["programs"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = taken.LocalEndpoint.ToString()!;

        var run = await CommandRun.OfAsync("serve", "--quiet", "--set", $"serve.health.port={address.Split(':')[1]}", "--set", "serve.programs=[]");

        Assert.Equal(2, run.Status);
        Assert.EndsWith(
            $"mini-actors: mini-actors.serve.health: cannot listen on {address}: the port is in use; choose another port, or 0 for a free one\n",
            run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ script = \"nowhere.js\" }", "mini-actors: cannot read mini-actors.serve.programs[0].script '")]
    [InlineData("{ script = \"user.conf\", platform = nokia }", "mini-actors: unknown platform 'nokia'")]
    [InlineData("{ script = \"user.conf\", count = 0 }", "mini-actors: the configuration is wrong: mini-actors.serve.programs[0].count: ")]
    public async Task What_cannot_be_served_stops_the_start(string entry, string complaint)
    {
        var run = await CommandRun.OfAsync("serve", "--config", Write($"mini-actors.serve.programs = [ {entry} ]", "user.conf"));

        Assert.Equal(2, run.Status);
        Assert.StartsWith(complaint, run.Complaint, StringComparison.Ordinal);
    }

    /// <summary>Starts the service on a free port and gives its address.</summary>
    private async Task<Uri> ServeAsync(string programs, params string[] more)
    {
        var file = Write($"mini-actors.serve {{\n programs = [ {programs} ]\n health.port = 0\n}}", "user.conf");
        _running = HostProgram.RunAsync(["serve", "--config", file, .. more], new Terminal(_output.Writer, _log.Writer), _interrupted.Token);
        var line = await _log.LineWithAsync("health: ");
        return new Uri(line.Split("health: ")[1].Split("/health")[0]);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(Uri health, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var answer = await client.GetAsync(new Uri(health, path)).WaitAsync(CommandRun.Soon);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
