using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using MiniActors.Callbacks;
using MiniActors.Host;
using MiniActors.Host.Lab;
using MiniActors.Host.Tracing;
using MiniActors.Model;
using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Host;

/// <summary><c>run --trace</c>: what is in the file, whatever the end.</summary>
public sealed class TraceSpecs : ScriptFolder
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(Repository.Read("docs/trace.schema.json"));

    public static TheoryData<string> Platforms => ["wechat", "wechat/game", "alipay", "baidu"];

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_trace_of_sockets_and_transfers_is_what_the_schema_says(string platform)
    {
        var lines = await PlayAsync(platform, """
            React.api.request({ url: HTTP + '/echo?token=s3cret', method: 'POST', dataType: 'text', data: 'x'.repeat(300), headers: { authorization: 's3cret' }, header: { Authorization: 's3cret', 'X-Fine': 'yes' }, nonsense: NaN })
              .catch(function () {})
              .then(function () { return React.api.downloadFile({ url: HTTP + '/bytes/100000' }); })
              .then(function () { return React.api.request({ url: HTTP + '/status/500', method: 'GET' }); })
              .catch(function () {})
              .then(function () {
                React.api.onSocketOpen(function () { React.api.sendSocketMessage({ data: 'hello' }); });
                React.api.onSocketMessage(function () { React.api.closeSocket({ code: 1000 }); throw new Error('oops'); });
                React.api.connectSocket({ url: WS + '/ws/echo' });
              });
            """);

        Assert.Equal(("start", "end"), (Type(lines[0]), Type(lines[^1])));
        Assert.Equal(lines.Select(Time).Order(), lines.Select(Time));
        foreach (var expected in new[] { "call", "callback", "event", "diagnostic", "error" }) Assert.Contains(expected, lines.Select(Type));
        var names = lines.Select(line => line["name"]?.GetValue<string>()).ToList();
        foreach (var expected in new[] { "success", "complete", "headers", "progress", "socketOpen", "socketMessage", "socketClose" }) Assert.Contains(expected, names);
        var call = Assert.Single(lines, line => Type(line) == "call" && (string?)line["api"] == "connectSocket");
        Assert.Equal(9, (int?)call["place"]!["line"]);
        Assert.Equal(Missing("script.js"), (string?)call["place"]!["file"]);
        Assert.Equal(8, (int?)Assert.Single(lines, line => Type(line) == "error")["place"]!["line"]);
        Assert.DoesNotContain("s3cret", string.Join('\n', lines.Where(line => Type(line) == "call").Select(line => line.ToJsonString())), StringComparison.Ordinal);
        Assert.Contains(lines, line => line["options"]?["header"]?["X-Fine"]?.GetValue<string>() == "yes");
        Assert.Contains(lines, line => line["options"]?["data"]?["length"]?.GetValue<int>() == 300);
    }

    [Fact]
    public async Task Secrets_stay_when_the_user_asks_for_them()
    {
        var lines = await PlayAsync("wechat", "wx.request({ url: HTTP + '/echo?token=s3cret', header: { Authorization: 's3cret' } });", "--trace-secrets");

        var call = Assert.Single(lines, line => Type(line) == "call");
        Assert.Equal("s3cret", (string?)call["options"]!["header"]!["Authorization"]);
        Assert.EndsWith("token=s3cret", (string?)call["options"]!["url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_abort_is_a_line_with_its_place()
    {
        var lines = await PlayAsync("wechat", "var task = wx.request({ url: HTTP + '/stall' });\nsetTimeout(function () {\n  task.abort();\n}, 0);");

        var abort = Assert.Single(lines, line => Type(line) == "abort");
        Assert.Equal((1, "request", 3), ((int)abort["call"]!, (string?)abort["api"], (int)abort["place"]!["line"]!));
        Assert.Contains(lines, line => (string?)line["failure"]?["kind"] == "aborted");
    }

    [Fact]
    public void What_becomes_of_the_program_and_of_its_network_are_events()
    {
        using var stream = new MemoryStream();
        using (var file = new TraceFile(stream, 10_000))
        {
            var tracer = new ScriptTracer(file, secrets: false);
            CallbackProtocol.IEvent[] told =
            [
                new CallbackProtocol.NetworkPaced(new() { Latency = TimeSpan.FromMilliseconds(300), DownBytesPerSecond = 1000 }),
                new CallbackProtocol.NetworkChanged(NetworkState.Offline),
                new CallbackProtocol.Hidden(), new CallbackProtocol.Suspended(), new CallbackProtocol.Resumed(), new CallbackProtocol.Shown(),
            ];
            foreach (var one in told) tracer.Telling(one);
        }

        var lines = System.Text.Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n').Select(Parse).ToList();
        Assert.Equal(["network", "network", "hide", "suspended", "resumed", "show"], lines.Select(line => (string?)line["name"]));
        Assert.Equal(("wifi", true, 300, 1000, null), ((string?)lines[0]["networkType"], (bool?)lines[0]["isConnected"], (double?)lines[0]["latency"], (long?)lines[0]["down"], (long?)lines[0]["up"]));
        Assert.Equal(("none", false), ((string?)lines[1]["networkType"], (bool?)lines[1]["isConnected"]));
    }

    [Theory]
    [InlineData("setInterval(function () {}, 10);")]
    [InlineData("wx.request({ url: 'http://a.b' }); while (true) {}")]
    public async Task The_file_is_whole_after_the_time_limit(string code)
    {
        var trace = Missing("trace.jsonl");

        var run = await CommandRun.OfAsync("run", Write(code), "--trace", trace, "--time-limit", "300ms");

        Assert.Equal(124, run.Status);
        var lines = Read(trace);
        Assert.Equal(("start", "end"), (Type(lines[0]), Type(lines[^1])));
    }

    [Fact]
    public async Task The_file_is_whole_after_an_interrupt()
    {
        using var interrupted = new CancellationTokenSource();
        using var output = new LineWatch();
        using var error = new LineWatch();
        var trace = Missing("trace.jsonl");
        var running = HostProgram.RunAsync(
            ["run", Write("console.log('up'); setInterval(function () {}, 10);"), "--trace", trace], new Terminal(output.Writer, error.Writer), interrupted.Token);
        await output.LineWithAsync("up");

        await interrupted.CancelAsync();

        Assert.Equal(130, await running.WaitAsync(CommandRun.Soon));
        Assert.Equal(("end", "closed"), (Type(Read(trace)[^1]), (string?)Read(trace)[^1]["ending"]));
    }

    [Fact]
    public async Task A_script_that_does_not_load_leaves_its_error()
    {
        var trace = Missing("trace.jsonl");

        await CommandRun.OfAsync("run", Write("\nthrow new Error('no luck');"), "--trace", trace);

        Assert.Equal(["start", "error", "end"], Read(trace).Select(Type));
        Assert.Equal(2, (int?)Read(trace)[1]["place"]!["line"]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_a_wrong_command_line()
    {
        var run = await CommandRun.OfAsync("run", Write("console.log('ran');"), "--trace", Missing("nowhere/trace.jsonl"));

        Assert.Equal((2, ""), (run.Status, run.Out));
        Assert.StartsWith($"mini-actors: cannot write the trace '{Missing("nowhere/trace.jsonl")}': ", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_stops_at_its_limit_and_says_so()
    {
        using var stream = new MemoryStream();
        using (var file = new TraceFile(stream, 100))
            for (var index = 0; index < 10; index++) file.Write("end", new JsonObject { ["ending"] = "ended", ["callbackErrors"] = index });

        var lines = System.Text.Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n').Select(Parse).ToList();
        Assert.Equal(["end", "truncated"], lines.Select(Type));
        Assert.Equal(100, (int?)lines[^1]["limit"]);
    }

    [Theory]
    [InlineData("""{"t":1,"type":"end","ending":"ended"}""")]
    [InlineData("""{"t":1,"type":"end","ending":"ended","callbackErrors":0,"more":1}""")]
    [InlineData("""{"t":-1,"type":"end","ending":"ended","callbackErrors":0}""")]
    [InlineData("""{"t":1,"type":"event","name":"socketMessage","socket":1}""")]
    [InlineData("""{"t":1,"type":"song"}""")]
    public void The_schema_refuses_what_no_trace_holds(string line)
    {
        using var document = JsonDocument.Parse(line);

        Assert.False(Schema.Evaluate(document.RootElement).IsValid);
    }

    private async Task<List<JsonNode>> PlayAsync(string platform, string code, params string[] more)
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), CancellationToken.None);
        var trace = Missing("trace.jsonl");
        await CommandRun.OfAsync(
            [
                "run", Write(code), "--platform", platform, "--quiet", "--url-check", "off", "--allow-private", "--trace", trace,
                "--define", $"HTTP={JsonSerializer.Serialize(Origin(lab.HttpUrl))}",
                "--define", $"WS={JsonSerializer.Serialize(Origin(lab.HttpUrl).Replace("http", "ws", StringComparison.Ordinal))}",
                .. more,
            ]);
        return Read(trace);
    }

    private static List<JsonNode> Read(string trace) => [.. File.ReadAllLines(trace).Select(Parse)];

    private static JsonNode Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var seen = Schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(seen.IsValid, line);
        return JsonNode.Parse(line)!;
    }

    private static string Origin(Uri url) => url.GetLeftPart(UriPartial.Authority);

    private static string Type(JsonNode line) => line["type"]!.GetValue<string>();

    private static double Time(JsonNode line) => line["t"]!.GetValue<double>();
}
