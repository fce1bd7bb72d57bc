using MiniActors.Host;
using MiniActors.Host.Lab;

namespace MiniActors.Tests.Host;

public sealed class RunCommandSpecs : ScriptFolder
{
    [Theory]
    [InlineData("wechat", "for (var n = 0; n < 11; n++) wx.request({ url: HTTP + '/delay/200' });", "request: WeChat (微信) carries 10 transfers at once", "[transfer-waits; WeChat 指南/网络: 最大并发限制是 10 个]")]
    [InlineData("alipay", "my.connectSocket({ url: WS + '/ws/echo' }); my.connectSocket({ url: WS + '/ws/echo' });\nmy.onSocketOpen(function () { my.closeSocket() });", "connectSocket: Alipay (支付宝) closes the open socket for this one: 1 at once.", "[socket-replaced; seed: connectSocket")]
    [InlineData("wechat", "var task = wx.connectSocket({ url: WS + '/ws/echo' }); task.onOpen(function () { task.send({ data: 'x', compress: true }); task.close({ force: true }) });", "sendSocketMessage: 'compress' is no known option", "[option-unknown; seed: 参数]")]
    [InlineData("wechat", "var task = wx.connectSocket({ url: WS + '/ws/echo' }); task.onOpen(function () { task.send({ data: 'x', compress: true }); task.close({ force: true }) });", "closeSocket: 'force' is no known option", "[option-unknown; seed: 参数]")]
    [InlineData("baidu", "for (var n = 0; n < 7; n++) swan.request({ url: HTTP + '/delay/200' });", "request: This request is transfer 7; some clients of Baidu (百度) carry 6 at once.", "[transfers-crowded; Baidu 网络使用说明: iOS 6 requests at once]")]
    [InlineData("wechat", "wx.downloadFile({ url: HTTP + '/bytes/52428801' });", "downloadFile: The file has 52428801 bytes", "[file-large; WeChat community: clients of old, 8.0.6 among them, take 50 MB]")]
    [InlineData("wechat", "for (var n = 0; n < 9; n++) wx.setStorageSync('k' + n, 'x'.repeat(1000000));", "setStorageSync: 9000", "[storage-nearly-full; docs/decisions/0015]")]
    public async Task What_bites_on_a_phone_is_a_line_that_says_the_rule_and_its_source(string platform, string code, string message, string source)
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), CancellationToken.None);
        var http = lab.HttpUrl.GetLeftPart(UriPartial.Authority);

        var run = await CommandRun.OfAsync("run", Write(code), "--platform", platform, "--url-check", "off", "--allow-private", "--time-limit", "20s",
            "--define", $"HTTP=\"{http}\"", "--define", $"WS=\"{http.Replace("http", "ws", StringComparison.Ordinal)}\"");

        Assert.Contains(run.Error.Split('\n'), line => line.Contains(message, StringComparison.Ordinal) && line.Contains(source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Console_goes_to_its_stream_one_line_a_call()
    {
        var script = Write("""
            console.log('one', 2, { three: [3] });
            console.info('纯文本');
            console.warn('careful');
            console.error('oops');
            console.debug('fine');
            """);

        var run = await CommandRun.OfAsync("run", script, "--quiet");

        Assert.Equal(0, run.Status);
        var lines = run.Out.Split('\n');
        Assert.StartsWith("one 2 ", lines[0], StringComparison.Ordinal);
        Assert.Equal(["纯文本", "fine", ""], lines[1..]);
        Assert.Equal("careful\noops\n", run.Error);
    }

    [Fact]
    public async Task The_run_ends_when_nothing_is_pending()
    {
        var run = await CommandRun.OfAsync("run", Write("setTimeout(() => console.log('late'), 20); console.log('early');"));

        Assert.Equal((0, "early\nlate\n", ""), (run.Status, run.Out, run.Error));
    }

    [Fact]
    public async Task A_script_that_throws_while_loading_ends_with_one_and_its_stack()
    {
        var run = await CommandRun.OfAsync("run", Write("\nthrow new Error('no luck');"));

        Assert.Equal(1, run.Status);
        Assert.Contains("no luck", run.Error, StringComparison.Ordinal);
        Assert.Contains("script.js:2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_syntax_error_is_named_by_file_line_and_column()
    {
        var run = await CommandRun.OfAsync("run", Write("let a = 1;\nlet b = = 2;"));

        Assert.Equal(1, run.Status);
        Assert.Matches(@"script\.js:2:\d+", run.Error);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_wrong_command_line()
    {
        var run = await CommandRun.OfAsync("run", Missing());

        Assert.Equal(($"mini-actors: cannot read the script '{Missing()}': there is no such file", 2), (run.Complaint, run.Status));
    }

    [Fact]
    public async Task An_unknown_platform_is_answered_with_the_known_ones()
    {
        var run = await CommandRun.OfAsync("run", Write(""), "--platform", "nokia");

        Assert.Equal(2, run.Status);
        Assert.StartsWith("mini-actors: unknown platform 'nokia'; the platforms are ", run.Complaint, StringComparison.Ordinal);
        foreach (var id in new[] { "wechat", "wechat/game", "alipay", "baidu" }) Assert.Contains(id, run.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("setInterval(() => {}, 10);")]
    [InlineData("new Promise(() => setTimeout(() => { while (true) {} }, 5));")]
    public async Task The_time_limit_ends_a_script_that_does_not_end(string text)
    {
        var run = await CommandRun.OfAsync("run", Write(text), "--time-limit", "400ms");

        Assert.Equal(("mini-actors: the time limit of 0.4s passed", 124), (run.Complaint, run.Status));
    }

    [Fact]
    public async Task Interrupting_ends_with_130()
    {
        using var interrupted = new CancellationTokenSource();
        using var output = new LineWatch();
        using var error = new LineWatch();
        var running = HostProgram.RunAsync(
            ["run", Write("console.log('up'); setInterval(() => {}, 10);")], new Terminal(output.Writer, error.Writer), interrupted.Token);

        await output.LineWithAsync("up");
        await interrupted.CancelAsync();

        Assert.Equal(130, await running.WaitAsync(CommandRun.Soon));
        Assert.Equal("", error.Text);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task An_error_in_a_callback_counts_only_when_strict(bool strict, int status)
    {
        var script = Write("setTimeout(() => { throw new Error('inside'); }, 1); setTimeout(() => console.log('goes on'), 30);");

        var run = await CommandRun.OfAsync(strict ? ["run", script, "--strict"] : ["run", script]);

        Assert.Equal((status, "goes on\n"), (run.Status, run.Out));
        Assert.Contains("inside", run.Error, StringComparison.Ordinal);
        Assert.Contains("script.js:1", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    public async Task A_diagnostic_is_one_line_that_begins_with_its_place(bool strict, int status)
    {
        var script = Write("\n  wx.request({ url: 'https://a.example/', nonsense: 1, fail: () => {} });");

        var run = await CommandRun.OfAsync(strict ? ["run", script, "--strict"] : ["run", script]);

        Assert.Equal(status, run.Status);
        Assert.Equal($"{script}:2:3: request: 'nonsense' is no known option of request; it is ignored. [option-unknown; seed: 参数]", run.Complaint);
    }

    [Fact]
    public async Task Strict_makes_a_diagnostic_the_failure_of_its_call()
    {
        var script = Write("wx.closeSocket({ nonsense: 1, fail: (e) => console.log(e.errMsg) });");

        var run = await CommandRun.OfAsync("run", script, "--strict");

        Assert.Contains("option-unknown", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_fails_a_promise_that_nobody_watches_and_so_the_run()
    {
        var script = Write("React.api.closeSocket({ nonsense: 1 });");

        Assert.Equal(1, (await CommandRun.OfAsync("run", script, "--strict", "--quiet")).Status);
    }

    [Fact]
    public async Task A_rejection_that_nobody_handles_is_reported()
    {
        var run = await CommandRun.OfAsync("run", Write("Promise.reject(new Error('alone'));"));

        Assert.Equal(0, run.Status);
        Assert.Contains("alone", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Definitions_are_there_when_the_script_starts()
    {
        var run = await CommandRun.OfAsync("run", "--define", "PORT=9000", Write("console.log(PORT + 1, WHO.name);"), "--define", "WHO={\"name\":\"蓝\"}");

        Assert.Equal("9001 蓝\n", run.Out);
    }

    [Fact]
    public async Task A_map_leads_the_scripts_own_address_to_another_server()
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), CancellationToken.None);
        var script = Write("""
            React.api.onSocketOpen(() => React.api.sendSocketMessage({ data: 'hello' }));
            React.api.onSocketMessage((event) => { console.log(event.data); React.api.closeSocket({}); });
            React.api.onSocketClose((event) => console.log('closed', event.code));
            React.api.connectSocket({ url: 'wss://chat.example.com/ws/echo' });
            """);

        var run = await CommandRun.OfAsync(
            "run", script, "--quiet", "--set", "program.domains.socket=[\"wss://chat.example.com\"]",
            "--map", $"wss://chat.example.com={lab.WsUrl.GetLeftPart(UriPartial.Authority)}");

        Assert.Equal((0, "hello\nclosed 1000\n", ""), (run.Status, run.Out, run.Error));
    }

    [Theory]
    [InlineData(new string[0], "file")]
    [InlineData(new[] { "--set", "program.platform=baidu" }, "set")]
    [InlineData(new[] { "--set", "program.platform=baidu", "--platform", "wechat" }, "flag")]
    public async Task A_flag_is_stronger_than_set_and_set_than_the_file(string[] more, string winner)
    {
        var file = Write("mini-actors.program.platform = alipay", "user.conf");
        var script = Write("React.api.sendSocketMessage({ data: 'x', fail: (failure) => console.log(Object.keys(failure).sort().join()) });");

        var run = await CommandRun.OfAsync(["run", script, "--quiet", "--config", file, .. more]);

        Assert.Equal(winner switch { "file" => "error,errorMessage\n", "set" => "errCode,errMsg\n", _ => "errMsg\n" }, run.Out);
    }

    [Fact]
    public async Task Every_configuration_error_is_listed_by_path()
    {
        var file = Write("mini-actors { wire = carrier-pigeon, program { url-chekc = on } }", "user.conf");

        var run = await CommandRun.OfAsync("run", Write(""), "--config", file);

        Assert.Equal((2, ""), (run.Status, run.Out));
        Assert.Contains("mini-actors.wire", run.Error, StringComparison.Ordinal);
        Assert.Contains("mini-actors.program.url-chekc", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnostics_are_told_on_standard_error_unless_quiet()
    {
        var script = Write("""
            React.api.connectSocket({ url: 'wss://chat.example.com', header: { Referer: 'x' }, fail: () => {} });
            """);
        string[] closed = ["--set", "program.domains.socket=[\"wss://chat.example.com\"]", "--map", "wss://chat.example.com=ws://127.0.0.1:9", "--time-limit", "10s"];

        var told = await CommandRun.OfAsync(["run", script, .. closed]);
        var quiet = await CommandRun.OfAsync(["run", script, "--quiet", .. closed]);

        Assert.Contains("referer", told.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("referer", quiet.Error, StringComparison.OrdinalIgnoreCase);
    }
}
