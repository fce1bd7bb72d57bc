using System.Diagnostics;
using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.EndToEnd;

/// <summary>Offline and slow networks, from the setting to what a program feels (docs/decisions/0009).</summary>
public sealed class NetworkSpecs(LabEngine lab) : IClassFixture<LabEngine>
{
    private Task<MiniProgram> OpenAsync(NetworkState? network = null) => lab.Engine.OpenAsync(new MiniProgramOptions
    {
        Platform = "wechat",
        UrlCheck = false,
        PrivateAddresses = true,
        Network = network,
    });

    private static Task<WebServer> EchoAsync() => WebServer.StartAsync(context => context.Request.Body.CopyToAsync(context.Response.Body));

    private static Task<WebServer> BodyOfAsync(int bytes) => WebServer.StartAsync(async context =>
    {
        context.Response.ContentLength = bytes;
        await context.Response.Body.WriteAsync(new byte[bytes]);
    });

    [Fact]
    public async Task A_program_is_told_that_it_is_offline_fails_at_once_and_works_again_when_it_is_back()
    {
        await using var server = await EchoAsync();
        await using var app = await OpenAsync();
        var told = new Journal();
        app.OnNetworkStatusChange(status => told.Write($"{status.IsConnected} {status.NetworkType}"));
        Assert.Equal(200, (await app.RequestAsync(new() { Url = server.Url("http").ToString() })).StatusCode);

        app.SetNetwork(NetworkState.Offline);

        Assert.Equal("False none", await told.NextAsync());
        var thrown = await Assert.ThrowsAsync<MiniProgramException>(() => app.RequestAsync(new() { Url = server.Url("http").ToString() }));
        Assert.Equal(FailureKind.Offline, thrown.Failure.Kind);

        app.SetNetwork(new NetworkState { Type = NetworkType.FourthGeneration });

        Assert.Equal("True 4g", await told.NextAsync());
        Assert.Equal(200, (await app.RequestAsync(new() { Url = server.Url("http").ToString() })).StatusCode);
    }

    [Fact]
    public async Task A_listener_that_is_taken_off_hears_nothing_more()
    {
        await using var app = await OpenAsync();
        var told = new Journal();
        Action<NetworkStatusEvent> gone = _ => told.Write("gone");
        app.OnNetworkStatusChange(gone);
        app.OnNetworkStatusChange(status => told.Write(status.NetworkType));
        app.OffNetworkStatusChange(gone);

        app.SetNetwork(NetworkState.Offline);

        Assert.Equal("none", await told.NextAsync());
        Assert.Empty(told.Rest());
    }

    [Fact]
    public async Task An_open_socket_breaks_with_1006_and_the_peer_sees_it_end()
    {
        await using var server = new FaultServer();
        await using var app = await OpenAsync();
        var told = new Journal();
        app.OnSocketOpen(_ => told.Write("open"));
        app.OnSocketError(_ => told.Write("error"));
        app.OnSocketClose(close => told.Write($"close {close.Code}"));
        app.ConnectSocket(new() { Url = server.WebSocketUrl.ToString() });
        var peer = await server.AcceptSocketAsync();
        Assert.Equal("open", await told.NextAsync());

        app.SetNetwork(NetworkState.Offline);

        Assert.Equal("close 1006", await told.NextAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => peer.ReadFrameAsync().WaitAsync(Patience.Long));
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task Latency_is_added_to_the_connect_and_to_each_request(string scheme)
    {
        await using var server = await EchoAsync();
        await using var app = await OpenAsync(new NetworkState { Latency = TimeSpan.FromMilliseconds(150) });
        var url = server.Url(scheme).ToString();

        Assert.InRange(await TimeOfAsync(() => app.RequestAsync(new() { Url = url })), 290, 10_000);
        Assert.InRange(await TimeOfAsync(() => app.RequestAsync(new() { Url = url })), 140, 10_000);
    }

    [Fact]
    public async Task A_body_comes_and_goes_no_faster_than_the_network()
    {
        await using var echo = await EchoAsync();
        var body = new string('x', 32 << 10);
        await using var app = await OpenAsync();
        var request = new RequestOptions { Url = echo.Url("http").ToString(), Method = "POST", Data = body, DataType = "text" };

        app.SetNetwork(new NetworkState { DownBytesPerSecond = 64 << 10 });
        Assert.InRange(await TimeOfAsync(() => app.RequestAsync(request)), 440, 10_000);
        app.SetNetwork(new NetworkState { UpBytesPerSecond = 64 << 10 });
        Assert.InRange(await TimeOfAsync(() => app.RequestAsync(request)), 440, 10_000);
    }

    [Fact]
    public async Task All_transfers_of_a_program_share_its_network()
    {
        await using var server = await BodyOfAsync(16 << 10);
        await using var app = await OpenAsync(new NetworkState { DownBytesPerSecond = 64 << 10 });
        var url = server.Url("http").ToString();

        var time = await TimeOfAsync(() => Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.DownloadFileAsync(new() { Url = url }))));

        Assert.InRange(time, 690, 10_000);
    }

    [Fact]
    public async Task A_network_that_becomes_fast_again_lets_a_transfer_go_that_would_have_taken_hours()
    {
        await using var server = await BodyOfAsync(256 << 10);
        await using var app = await OpenAsync(new NetworkState { DownBytesPerSecond = 10, Latency = TimeSpan.FromMilliseconds(1) });
        var begun = new TaskCompletionSource();
        var whole = new TaskCompletionSource<DownloadFileResult>();
        var task = app.DownloadFile(new() { Url = server.Url("http").ToString(), Success = whole.SetResult, Fail = failure => whole.SetException(new MiniProgramException(failure)) });
        task.OnHeadersReceived(_ => begun.TrySetResult());
        await begun.Task.WaitAsync(Patience.Long);
        Assert.False(whole.Task.IsCompleted);

        app.SetNetwork(NetworkState.Unlimited);

        Assert.Equal(200, (await whole.Task.WaitAsync(Patience.Long)).StatusCode);
    }

    [Fact]
    public async Task A_network_that_is_too_slow_is_a_timeout()
    {
        await using var server = await BodyOfAsync(64 << 10);
        await using var app = await OpenAsync(new NetworkState { DownBytesPerSecond = 100 });

        var thrown = await Assert.ThrowsAsync<MiniProgramException>(() => app.RequestAsync(new() { Url = server.Url("http").ToString(), Timeout = TimeSpan.FromMilliseconds(300) }));

        Assert.Equal(FailureKind.Timeout, thrown.Failure.Kind);
    }

    [Fact]
    public async Task An_upload_that_is_slow_is_not_silent_and_tells_its_progress_on_the_way()
    {
        await using var server = await EchoAsync();
        await using var app = await OpenAsync(new NetworkState { UpBytesPerSecond = 20_000 });
        var told = new List<TransferProgress>();

        await app.UploadFileAsync(new()
        {
            Url = server.Url("http").ToString(),
            Name = "file",
            Content = new MemoryStream(new byte[30_000]),
            Timeout = TimeSpan.FromSeconds(1),
            GetRawResult = task => task.OnProgressUpdate(told.Add),
        }).WaitAsync(Patience.Long);

        Assert.InRange(told.Count, 4, 100);
        Assert.Equal(100, told[^1].Percent);
    }

    private static async Task<double> TimeOfAsync(Func<Task> call)
    {
        var begun = Stopwatch.GetTimestamp();
        await call().WaitAsync(Patience.Long);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }
}
