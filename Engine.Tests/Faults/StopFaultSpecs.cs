using System.Collections.Concurrent;
using System.Diagnostics;
using Akka.Actor;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Faults;

/// <summary>A mini program that is stopped in the middle of everything.</summary>
[Trait("Fault", "44"), Collection(AloneCollection.Name)]
public sealed class StopFaultSpecs
{
    private const int Sockets = 50, Transfers = 20;

    // Peers that say nothing cost the whole of the first; the second is never needed.
    private static string Waits(string peerThat) => $"mini-actors.waits {{ socket-close = {(peerThat == "answers" ? "9s" : "500ms")}, program-close = 10s }}";

    [Theory]
    [InlineData("answers")]
    [InlineData("is deaf")]
    [InlineData("resets")]
    public Task With_50_sockets_and_20_transfers_everything_ends_once_and_nothing_is_left(string peerThat) => FaultBench.RunAsync(async bench =>
    {
        var codes = new ConcurrentQueue<int>();
        var sockets = bench.Serve(async peer =>
        {
            await peer.UpgradeAsync();
            await peer.WriteAsync(FaultFrame.OfText("hello"));
            FaultFrame frame;
            do frame = await peer.ReadMessageFrameAsync();
            while (frame.Opcode != FaultFrame.Close);
            codes.Enqueue(frame.CloseCode);
            if (peerThat == "resets") peer.Reset();
            else if (peerThat == "answers") await peer.WriteAsync(FaultFrame.OfClose(1001));
            if (peerThat != "resets") await peer.ReadToEndAsync();
        });
        var pages = new List<LedgerSocket>();
        var late = new ConcurrentQueue<LedgerCall>();
        for (var count = 0; count < Sockets; count++)
        {
            var call = bench.Ledger.ConnectSocket(new()
            {
                Url = sockets.WebSocketUrl.ToString(),
                // What a program does when its socket closes, it does here as well.
                GetRawResult = task => task.OnClose(_ => late.Enqueue(bench.Ledger.Request(new() { Url = "http://localhost/late" }))),
            });
            pages.Add(bench.Ledger.Socket((await call.SucceedsAsync()).SocketTaskId));
            await pages[^1].OpenedAsync();
            await bench.Ledger.SendSocketMessage(new() { Data = "hello" }).SucceedsAsync();
        }
        var transfers = await BeginAsync(bench);
        var death = bench.Program.Supervisor.WatchAsync();
        var start = Stopwatch.GetTimestamp();

        await bench.Program.DisposeAsync().AsTask().WaitAsync(Ledger.Patience);

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await death.WaitAsync(Ledger.Patience);
        Assert.All(pages, page => Assert.Equal(["open", "message", "close"], page.Told));
        Assert.Equal(Enumerable.Repeat(1001, Sockets), codes);
        foreach (var page in pages) Assert.Equal(peerThat == "answers" ? 1001 : 1006, (await page.ClosedAsync()).Code);
        foreach (var transfer in transfers)
        {
            Assert.Equal(FailureKind.SessionClosed, (await transfer.FailsAsync()).Kind);
            Assert.StartsWith(transfer.Name.Split(' ')[1] + ":fail", transfer.Failure!.Message, StringComparison.Ordinal);
        }
        Assert.Equal(Sockets, late.Count);
        Assert.All(late, call => Assert.Equal(FailureKind.SessionClosed, call.Failure?.Kind));
        await FaultBench.UntilAsync(() => sockets.ClientSockets == 0 && bench.Stored.Count == 0);
    }, "baidu", Waits(peerThat));

    /// <summary>7 requests that nobody answers, 7 downloads that stop halfway, 6 uploads that nobody reads.</summary>
    private static async Task<IReadOnlyList<LedgerCall>> BeginAsync(FaultBench bench)
    {
        var web = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            if (peer.Request.Contains("/half", StringComparison.Ordinal)) await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf!");
            await peer.StallAsync();
        });
        var path = Path.Combine(bench.Outside, "a.bin");
        using (var file = File.Create(path)) file.SetLength(24 << 20);
        var calls = new List<LedgerCall>();
        for (var count = 0; count < Transfers; count++)
            calls.Add((count % 3) switch
            {
                0 => bench.Ledger.Request(new() { Url = web.HttpUrl.ToString() }),
                1 => bench.Ledger.DownloadFile(new() { Url = $"http://localhost:{web.Port}/half" }),
                _ => bench.Ledger.UploadFile(new() { Url = web.HttpUrl.ToString(), FilePath = path, Name = "a" }),
            });
        await FaultBench.UntilAsync(() => web.Served.Count == Transfers && web.Served.All(peer => peer.Request.Length > 0)
            && bench.Stored.Count == calls.Count(call => call.Name.EndsWith("downloadFile", StringComparison.Ordinal)));
        return calls;
    }
}
