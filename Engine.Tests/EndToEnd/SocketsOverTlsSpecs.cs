using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.EndToEnd;

/// <summary>The socket half of the seed over real TLS sockets.</summary>
public sealed class SocketsOverTlsSpecs(LabEngine lab) : IClassFixture<LabEngine>
{
    private readonly Journal _journal = new();

    private async Task<MiniProgram> OpenAsync(string platform, string? baseLibrary = null)
    {
        var app = await lab.OpenAsync(platform, baseLibrary);
        app.OnSocketOpen(_journal.Say<SocketOpenEvent>(open => $"open {open.SocketTaskId}"));
        app.OnSocketMessage(_journal.Say<SocketMessageEvent>(message => $"message {message.Data}"));
        app.OnSocketError(_journal.Say<SocketErrorEvent>(error => $"error {error.Failure.Kind}"));
        app.OnSocketClose(_journal.Say<SocketCloseEvent>(close => $"close {close.SocketTaskId} {close.Code} {close.Reason}"));
        return app;
    }

    private void Connect(MiniProgram app, string path = "/ws/echo", IReadOnlyList<string>? protocols = null) => app.ConnectSocket(new()
    {
        Url = $"wss://lab.example{path}",
        Protocols = protocols,
        Success = result => _journal.Write($"success {result.SocketTaskId}"),
        Fail = failure => _journal.Write($"fail {failure.Kind}"),
        Complete = outcome => _journal.Write("complete"),
    });

    [Theory]
    [InlineData("wechat")]
    [InlineData("wechat/game")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task A_socket_lives_from_connect_to_close_in_the_order_of_the_api(string platform)
    {
        await using var app = await OpenAsync(platform);

        Connect(app);
        Assert.Equal(["success 1", "complete", "open 1"], await _journal.NextAsync(3));
        app.SendSocketMessage(new() { Data = "你好, socket", Success = _ => _journal.Write("sent") });
        Assert.Equal(["message 你好, socket", "sent"], (await _journal.NextAsync(2)).Order(StringComparer.Ordinal));
        app.CloseSocket(new() { Code = 3001, Reason = "done", Success = _ => _journal.Write("closing") });

        Assert.Equal("closing", await _journal.NextAsync());
        Assert.StartsWith("close 1 3001", await _journal.NextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alipay", null)]
    [InlineData("wechat", "1.6.9")]
    [InlineData("baidu", "1.9.3")]
    [Trait("Fault", "29")]
    public async Task Replacing_closes_the_first_socket_before_the_second_opens(string platform, string? baseLibrary)
    {
        await using var app = await OpenAsync(platform, baseLibrary);
        Connect(app);
        await _journal.NextAsync(3);

        Connect(app);

        Assert.Equal(["close 1 1000 ", "success 2", "complete", "open 2"], await _journal.NextAsync(4));
    }

    [Theory]
    [InlineData("wechat", 2)]
    [InlineData("wechat/game", 5)]
    [Trait("Fault", "29")]
    public async Task WeChat_refuses_one_more_and_the_others_go_on(string platform, int limit)
    {
        await using var app = await OpenAsync(platform);
        for (var socket = 0; socket < limit; socket++)
        {
            Connect(app);
            await _journal.NextAsync(3);
        }

        Connect(app);

        Assert.Equal(["fail TooManySockets", "complete"], await _journal.NextAsync(2));
        await app.SendSocketMessageAsync(new() { Data = "alive" }).WaitAsync(LabEngine.Limit);
        Assert.Equal("message alive", await _journal.NextAsync());
    }

    [Fact]
    public async Task Baidu_keeps_ten_sockets_that_all_echo()
    {
        await using var app = await OpenAsync("baidu");
        var echoed = new Journal();
        var tasks = new List<SocketTask>();
        for (var socket = 0; socket < 10; socket++)
        {
            var task = app.ConnectSocket(new() { Url = "wss://lab.example/ws/echo" })!;
            task.OnOpen(_ => task.Send(new() { Data = $"from {task.Id.Value}" }));
            task.OnMessage(echoed.Say<SocketMessageEvent>(message => $"{message.SocketTaskId} {message.Data}"));
            tasks.Add(task);
        }

        var heard = await echoed.NextAsync(10);

        Assert.Equal(tasks.Select(task => $"{task.Id.Value} from {task.Id.Value}").Order(StringComparer.Ordinal), heard.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_subprotocol_and_the_headers_of_the_handshake_are_told()
    {
        await using var app = await OpenAsync("wechat");
        var opened = new TaskCompletionSource<SocketOpenEvent>();
        app.OnSocketOpen(opened.SetResult);

        Connect(app, protocols: ["nonsense", "chat"]);

        var open = await opened.Task.WaitAsync(LabEngine.Limit);
        Assert.Equal(("chat", "echo"), (open.Protocol, open.Header.Find("x-lab")));
    }

    [Fact]
    public async Task The_fixed_Referer_of_the_platform_is_sent_and_the_callers_is_dropped()
    {
        await using var app = await OpenAsync("wechat");
        app.OnDiagnostic(_journal.Say<Diagnostic>(diagnostic => diagnostic.Rule));

        app.ConnectSocket(new()
        {
            Url = "wss://lab.example/ws/headers",
            Header = new Dictionary<string, string> { ["Referer"] = "https://mine.example/", ["X-Mine"] = "1" },
        });

        Assert.Equal("referer-not-settable", await _journal.NextAsync());
        Assert.StartsWith("open", await _journal.NextAsync(), StringComparison.Ordinal);
        var headers = System.Text.Json.Nodes.JsonNode.Parse((await _journal.NextAsync())["message ".Length..])!;
        Assert.Equal("https://servicewechat.com/mini-actors-app/0/page-frame.html", (string?)headers["referer"]);
        Assert.Equal("1", (string?)headers["x-mine"]);
        Assert.Contains("MicroMessenger", (string?)headers["user-agent"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wechat", "error Handshake", "close 1 1006 ")]
    [InlineData("alipay", "error Handshake", null)]
    [InlineData("baidu", "error Handshake", null)]
    [Trait("Fault", "4")]
    public async Task A_refused_handshake_is_an_error_after_success(string platform, string error, string? close)
    {
        await using var app = await OpenAsync(platform);

        Connect(app, "/ws/reject?status=503");

        Assert.Equal(["success 1", "complete", error], await _journal.NextAsync(3));
        if (close is not null) Assert.Equal(close, await _journal.NextAsync());
        await app.DisposeAsync();
        Assert.Empty(_journal.Rest());
    }

    [Fact]
    [Trait("Fault", "10")]
    public async Task A_drop_is_one_close_1006_without_an_error()
    {
        await using var app = await OpenAsync("wechat");
        Connect(app, "/ws/drop");
        await _journal.NextAsync(3);

        app.SendSocketMessage(new() { Data = "drop me" });

        Assert.Equal("close 1 1006 ", await _journal.NextAsync());
    }

    [Fact]
    [Trait("Fault", "9")]
    public async Task The_servers_code_and_reason_are_told()
    {
        await using var app = await OpenAsync("wechat");

        Connect(app, "/ws/close?code=4001&reason=later");

        Assert.Equal(["success 1", "complete", "open 1", "close 1 4001 later"], await _journal.NextAsync(4));
    }

    [Fact]
    [Trait("Fault", "24")]
    public async Task Text_and_binary_keep_one_order_both_ways()
    {
        await using var app = await OpenAsync("baidu");
        var heard = new Journal();
        app.OnSocketMessage(heard.Say<SocketMessageEvent>(message => message.Frame.IsText ? $"t{message.Data}" : $"b{message.Frame.Bytes[0]}"));
        Connect(app);
        await _journal.NextAsync(3);

        for (var index = 0; index < 200; index++)
            app.SendSocketMessage(index % 2 == 0 ? new() { Data = $"{index}" } : new() { Buffer = [(byte)index] });

        Assert.Equal(Enumerable.Range(0, 200).Select(index => index % 2 == 0 ? $"t{index}" : $"b{index}"), await heard.NextAsync(200));
    }

    [Fact]
    public async Task A_name_that_is_not_mapped_and_resolves_to_loopback_is_an_error_of_the_socket()
    {
        await using var app = await lab.Engine.OpenAsync(new MiniProgramOptions { Platform = "wechat", UrlCheck = false, PrivateAddresses = false });
        app.OnSocketError(_journal.Say<SocketErrorEvent>(error => $"error {error.Failure.Kind}"));

        app.ConnectSocket(new() { Url = $"wss://localhost:{lab.Lab.WssUrl.Port}/ws/echo", Fail = failure => _journal.Write($"fail {failure.Kind}") });

        Assert.EndsWith("PrivateAddress", await _journal.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_the_program_closes_its_sockets_and_tells_the_close_first()
    {
        var app = await OpenAsync("wechat");
        Connect(app);
        await _journal.NextAsync(3);

        await app.DisposeAsync().AsTask().WaitAsync(LabEngine.Limit);

        Assert.StartsWith("close 1 1001", await _journal.NextAsync(), StringComparison.Ordinal);
    }
}
