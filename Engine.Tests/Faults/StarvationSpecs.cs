using System.Diagnostics;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Faults;

/// <summary>A machine on which nothing runs for a while.</summary>
[Trait("Fault", "50"), Collection(AloneCollection.Name)]
public sealed class StarvationSpecs
{
    private static readonly TimeSpan Starved = TimeSpan.FromSeconds(5);

    [Fact]
    public Task A_pool_that_is_blocked_for_5_s_delays_callbacks_and_loses_none() => FaultBench.RunAsync(async bench =>
    {
        await using var echo = await EchoServer.StartAsync();
        var connects = Enumerable.Range(0, 4).Select(_ => bench.Ledger.ConnectSocket(new() { Url = echo.Ws.ToString() })).ToArray();
        var sockets = new List<LedgerSocket>();
        foreach (var connect in connects) sockets.Add(bench.Ledger.Socket((await connect.SucceedsAsync()).SocketTaskId));
        foreach (var socket in sockets) await socket.OpenedAsync();

        const int items = 200;
        var woken = 0;
        var (never, begin) = (new ManualResetEventSlim(), Stopwatch.GetTimestamp());
        for (var item = 0; item < items; item++)
            ThreadPool.UnsafeQueueUserWorkItem(_ =>
            {
                if (Starved - Stopwatch.GetElapsedTime(begin) is var left && left > TimeSpan.Zero) never.Wait(left);
                Interlocked.Increment(ref woken);
            }, null);
        var requests = Enumerable.Range(0, 20).Select(_ => bench.Ledger.Request(new() { Url = bench.Healthy.HttpUrl.ToString() })).ToArray();
        var sends = Enumerable.Range(0, 20).Select(_ => bench.Ledger.SendSocketMessage(new() { Data = "still here" })).ToArray();
        // A time limit that falls due while nothing runs is told late, and once.
        var late = bench.Ledger.Request(new() { Url = bench.Serve(peer => peer.StallAsync()).HttpUrl.ToString(), Timeout = TimeSpan.FromMilliseconds(200) });

        foreach (var request in requests) await request.SucceedsAsync();
        foreach (var send in sends) await send.SucceedsAsync();
        Assert.Equal(Model.FailureKind.Timeout, (await late.FailsAsync()).Kind);
        await FaultBench.UntilAsync(() => sockets.Sum(socket => socket.Told.Count(told => told == "message")) == sends.Length);
        await FaultBench.UntilAsync(() => Volatile.Read(ref woken) == items);
        Assert.All(sockets, socket => Assert.DoesNotContain("close", socket.Told));
    }, platform: "wechat/game");
}
