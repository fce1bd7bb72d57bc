using System.Collections.Concurrent;
using MiniActors.Api;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Faults;

/// <summary>Two mini programs in one engine, also with one app id: what is one's is not the other's.</summary>
public sealed class NeighbourFaultSpecs
{
    /// <summary>A second mini program beside that of the bench, with the same app id or another one, and its ledger.</summary>
    private static async Task BesideAsync(FaultBench bench, string platform, bool sameApp, Func<MiniProgram, Ledger, Task> spec)
    {
        var program = await bench.Engine.OpenAsync(bench.Open(platform) with { AppId = sameApp ? "wx1" : "wx2" });
        var ledger = new Ledger(program);
        await spec(program, ledger);
        await ledger.EndAsync();
    }

    private static MiniProgramOptions App(FaultBench bench, MiniProgramOptions open) => open with { AppId = "wx1" };

    public static TheoryData<string, bool> All => new()
    {
        { "wechat", true }, { "wechat", false }, { "alipay", true }, { "alipay", false }, { "baidu", true },
    };

    [Theory, MemberData(nameof(All))]
    public Task The_cookies_of_one_are_not_sent_by_the_other(string platform, bool sameApp) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Echoing(_ => "HTTP/1.1 200 OK\r\nSet-Cookie: sid=mine; Path=/\r\nContent-Length: 2\r\n\r\n{}");
        for (var round = 0; round < 2; round++) await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).SucceedsAsync();
        var own = server.Served.Sum(peer => Count(peer.SeenText));
        Assert.Equal(bench.Program.Profile.Http.Cookies ? 1 : 0, own);

        await BesideAsync(bench, platform, sameApp, async (_, ledger) =>
        {
            await ledger.Request(new() { Url = server.HttpUrl.ToString() }).SucceedsAsync();
            Assert.Equal(own, server.Served.Sum(peer => Count(peer.SeenText)));
        });
    }, platform, options: App);

    [Theory, MemberData(nameof(All))]
    public Task The_socket_of_one_is_neither_sent_to_nor_closed_nor_heard_by_the_other(string platform, bool sameApp) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve();
        var heard = new ConcurrentQueue<string>();
        var first = bench.Ledger.ConnectSocket(new() { Url = server.WebSocketUrl.ToString() });
        var peer = await server.AcceptSocketAsync();
        var page = bench.Ledger.Socket((await first.SucceedsAsync()).SocketTaskId);
        await page.OpenedAsync();

        await BesideAsync(bench, platform, sameApp, async (program, ledger) =>
        {
            program.OnSocketMessage(told => heard.Enqueue($"{told.Data}"));
            // The newest socket of this one is none, although the other's has the number that its own would have.
            Assert.Equal(FailureKind.NotOpen, (await ledger.SendSocketMessage(new() { Data = "not mine" }).FailsAsync()).Kind);
            await ledger.CloseSocket().FailsAsync();
            var second = ledger.ConnectSocket(new() { Url = server.WebSocketUrl.ToString() });
            var other = await server.AcceptSocketAsync();
            var own = ledger.Socket((await second.SucceedsAsync()).SocketTaskId);
            await own.OpenedAsync();
            Assert.Equal(page.Id, own.Id);
            await ledger.CloseSocket().SucceedsAsync();
            Assert.Equal(1000, (await other.ReadMessageFrameAsync()).CloseCode);
            await other.WriteAsync(FaultFrame.OfClose(1000));
            await own.ClosedAsync();

            await peer.WriteAsync(FaultFrame.OfText("for the first"));
            await bench.Ledger.SendSocketMessage(new() { Data = "still open" }).SucceedsAsync();
            Assert.Equal("still open", (await peer.ReadMessageFrameAsync()).AsText);
            await FaultBench.UntilAsync(() => page.Told.Count == 2);
        });
        Assert.Equal(["open", "message"], page.Told);
        Assert.Empty(heard);
    }, platform, options: App);

    [Theory, MemberData(nameof(All))]
    public Task The_files_of_one_are_not_there_for_the_other(string platform, bool sameApp) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Echoing(_ => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        var temporary = (await bench.Ledger.DownloadFile(new() { Url = server.HttpUrl.ToString() }).SucceedsAsync()).TempFilePath!;
        var kept = bench.Program.Profile.Files.UserPrefix + "/kept.txt";
        var path = (await bench.Ledger.DownloadFile(new() { Url = server.HttpUrl.ToString(), FilePath = kept }).SucceedsAsync()).FilePath ?? kept;

        await BesideAsync(bench, platform, sameApp, async (_, ledger) =>
        {
            var before = server.Connections;
            foreach (var theirs in new[] { temporary, path })
            {
                var failure = await ledger.UploadFile(new() { Url = server.HttpUrl.ToString(), FilePath = theirs, Name = "a", FileType = "image" }).FailsAsync();
                Assert.Equal(FailureKind.FileNotFound, failure.Kind);
            }
            Assert.Equal(before, server.Connections);
            // A file of the same path is another file.
            await ledger.DownloadFile(new() { Url = server.HttpUrl.ToString(), FilePath = kept }).SucceedsAsync();
        });
        await bench.Ledger.UploadFile(new() { Url = server.HttpUrl.ToString(), FilePath = path, Name = "a", FileType = "image" }).SucceedsAsync();
    }, platform, options: App);

    [Theory, MemberData(nameof(All))]
    public Task The_end_of_one_is_nothing_to_the_other(string platform, bool sameApp) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(SocketOpeningFaultSpecs.EchoAsync);
        var never = bench.Serve(peer => peer.StallAsync());
        var page = bench.Ledger.Socket((await bench.Ledger.ConnectSocket(new() { Url = server.WebSocketUrl.ToString() }).SucceedsAsync()).SocketTaskId);
        await page.OpenedAsync();
        TransferTask? waiting = null;
        var call = bench.Ledger.Request(new() { Url = never.HttpUrl.ToString(), GetRawResult = task => waiting = task });

        await BesideAsync(bench, platform, sameApp, async (program, ledger) =>
        {
            // The first call of each has the same number.
            ledger.Request(new() { Url = never.HttpUrl.ToString(), GetRawResult = task => task.Abort() });
            await program.DisposeAsync();
        });

        Assert.Empty(call.Told);
        Assert.Equal(["open"], page.Told);
        waiting!.Abort();
        Assert.Equal(FailureKind.Aborted, (await call.FailsAsync()).Kind);
    }, platform, options: App);

    private static int Count(string text) => text.Split("sid=mine").Length - 1;
}
