using System.Collections.Concurrent;
using MiniActors.Api;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Faults;

/// <summary>Slow and silent peers, closes from both ends, and user code that misbehaves.</summary>
[Collection(AloneCollection.Name)]
public sealed class SocketEndFaultSpecs
{
    private static async Task<(LedgerSocket Page, FaultConnection Peer)> OpenAsync(FaultBench bench, Action<SocketTask>? given = null)
    {
        var server = bench.Serve();
        var call = bench.Ledger.ConnectSocket(new() { Url = server.WebSocketUrl.ToString(), GetRawResult = given });
        var peer = await server.AcceptSocketAsync();
        var page = bench.Ledger.Socket((await call.SucceedsAsync()).SocketTaskId);
        await page.OpenedAsync();
        return (page, peer);
    }

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    [Trait("Fault", "19"), Trait("Fault", "20")]
    public Task A_peer_that_never_reads_costs_no_more_than_the_queue_and_the_close_comes_in_its_time(string platform) => FaultBench.RunAsync(async bench =>
    {
        const int queue = 16 << 20;
        var (page, peer) = await OpenAsync(bench);
        peer.Narrow();
        var text = new string('x', 64 << 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var sends = Enumerable.Range(0, 2000).Select(_ => bench.Ledger.SendSocketMessage(new() { Data = text })).ToList();
        await FaultBench.UntilAsync(() => sends.Any(send => send.Failure is not null));
        // What the machine's own buffers took behind that left room for as many: more come until there is none.
        await FaultBench.UntilAsync(() =>
        {
            if (sends[^1].Failure is not null) return true;
            sends.Add(bench.Ledger.SendSocketMessage(new() { Data = text }));
            return false;
        });
        await sends[^1].Completed.WaitAsync(Ledger.Patience); // the last one fails at once, though nothing is ever written

        // The bound and a fifth; and what the ledger keeps of the calls and the runtime in its pools. 128 MiB were offered.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, (long)(queue * 1.2) + (24 << 20));
        Assert.Equal(FailureKind.BufferFull, sends[^1].Failure?.Kind);
        await bench.Ledger.CloseSocket().SucceedsAsync();
        Assert.Equal(1006, (await page.ClosedAsync()).Code);
        foreach (var send in sends) await send.Completed.WaitAsync(Ledger.Patience);
        Assert.Equal(["open", "close"], page.Told);
    }, platform, "mini-actors.waits.socket-close = 500ms");

    [Theory]
    [InlineData("native")]
    [InlineData("websocket-client")]
    [Trait("Fault", "28")]
    public Task A_ping_is_answered_while_the_callback_of_a_message_blocks(string wire) => FaultBench.RunAsync(async bench =>
    {
        using var gate = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (_, peer) = await OpenAsync(bench, task => task.OnMessage(_ =>
        {
            entered.TrySetResult();
            gate.Wait(Ledger.Patience);
        }));
        await peer.WriteAsync(FaultFrame.OfText("one"));
        await entered.Task.WaitAsync(Ledger.Patience);

        await peer.WriteAsync(new FaultFrame(FaultFrame.Fin | FaultFrame.Ping, "?"u8.ToArray()));

        Assert.Equal(FaultFrame.Pong, (await peer.ReadFrameAsync()).Opcode);
        Assert.False(gate.IsSet);
        gate.Set();
    }, hocon: $"mini-actors.wire = {wire}");

    [Theory]
    [InlineData("at once")]
    [InlineData("twice")]
    [InlineData("after the peer")]
    [Trait("Fault", "21"), Trait("Fault", "20")]
    public Task However_often_both_sides_close_there_is_one_close(string how) => FaultBench.RunAsync(async bench =>
    {
        SocketTask? task = null;
        var (page, peer) = await OpenAsync(bench, given => task = given);
        if (how == "after the peer")
        {
            await peer.WriteAsync(FaultFrame.OfClose(4001, "enough"));
            await page.ClosedAsync();
        }
        bench.Ledger.CloseSocket();
        if (how == "at once") await peer.WriteAsync(FaultFrame.OfClose(4001, "enough"));
        if (how == "twice") bench.Ledger.CloseSocket();
        task!.Close();
        task.Close();
        if (how == "twice") await peer.WriteAsync(FaultFrame.OfClose((await peer.ReadMessageFrameAsync()).CloseCode));
        await page.ClosedAsync();
        await bench.Ledger.SendSocketMessage(new() { Data = "too late" }).FailsAsync();
        Assert.Equal(["open", "close"], page.Told);
    });

    [Fact]
    [Trait("Fault", "24"), Trait("Fault", "25")]
    public Task What_was_sent_before_a_close_was_written_in_its_order_or_failed() => FaultBench.RunAsync(async bench =>
    {
        var (page, peer) = await OpenAsync(bench);
        var sends = Enumerable.Range(0, 1000).Select(index => bench.Ledger.SendSocketMessage(index % 2 == 0 ? new() { Data = $"{index}" } : new() { Buffer = BitConverter.GetBytes(index) })).ToArray();
        var close = bench.Ledger.CloseSocket();
        var read = new List<int>();
        for (var frame = await peer.ReadMessageFrameAsync(); frame.Opcode != FaultFrame.Close; frame = await peer.ReadMessageFrameAsync())
            read.Add(frame.Opcode == FaultFrame.Text ? int.Parse(frame.AsText, System.Globalization.CultureInfo.InvariantCulture) : BitConverter.ToInt32(frame.Payload));
        await peer.WriteAsync(FaultFrame.OfClose(1000));
        await page.ClosedAsync();
        await close.SucceedsAsync();
        foreach (var send in sends) await send.Completed.WaitAsync(Ledger.Patience);
        Assert.Equal(read.Order(), read);
        Assert.Equal(read.Count, sends.Count(send => send.Failure is null));
    });

    [Theory]
    [InlineData(1006, "")]
    [InlineData(2999, "")]
    [InlineData(5000, "")]
    [InlineData(1000, "LONG")]
    [Trait("Fault", "26")]
    public Task A_close_that_is_not_the_callers_to_send_fails_and_the_socket_stays_open(int code, string reason) => FaultBench.RunAsync(async bench =>
    {
        var (page, peer) = await OpenAsync(bench);
        await bench.Ledger.CloseSocket(new() { Code = code, Reason = reason == "LONG" ? new string('x', 124) : null }).FailsAsync();
        await bench.Ledger.SendSocketMessage(new() { Data = "still open" }).SucceedsAsync();
        Assert.Equal("still open", (await peer.ReadMessageFrameAsync()).AsText);
        await bench.Ledger.CloseSocket(new() { Code = 4000, Reason = "half \ud800" }).SucceedsAsync();
        Assert.Equal("half \ufffd", System.Text.Encoding.UTF8.GetString((await peer.ReadMessageFrameAsync()).Payload.AsSpan(2)));
        await peer.WriteAsync(FaultFrame.OfClose(4000));
        await page.ClosedAsync();
    });

    [Fact]
    [Trait("Fault", "27")]
    public Task A_line_that_is_dead_is_noticed_without_traffic() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(SocketOpeningFaultSpecs.EchoAsync);
        var line = bench.Line(server);
        var call = bench.Ledger.ConnectSocket(new() { Url = $"ws://127.0.0.1:{line.Port}/" });
        var page = bench.Ledger.Socket((await call.SucceedsAsync()).SocketTaskId);
        await page.OpenedAsync();
        line.Downstream = new Toxics { BlackHole = true };
        line.Upstream = new Toxics { BlackHole = true };
        Assert.Equal(1006, (await page.ClosedAsync()).Code);
        line.IsDown = true; // its own end towards the server
    }, hocon: "mini-actors.sockets { keep-alive-interval = 200ms, keep-alive-timeout = 300ms }");

    [Theory]
    [InlineData("wechat")]
    [InlineData("baidu")]
    [Trait("Fault", "28")]
    public Task Callbacks_that_throw_and_call_again_harm_nothing(string platform) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(SocketOpeningFaultSpecs.EchoAsync);
        var echoed = new ConcurrentQueue<string>();
        var page = bench.Ledger.Socket((await bench.Ledger.ConnectSocket(new()
        {
            Url = server.WebSocketUrl.ToString(),
            GetRawResult = task =>
            {
                task.OnOpen(_ => bench.Ledger.SendSocketMessage(new() { Data = "0" }));
                task.OnMessage(told =>
                {
                    echoed.Enqueue((string)told.Data);
                    if (echoed.Count < 100) bench.Ledger.SendSocketMessage(new() { Data = $"{echoed.Count}" });
                    else bench.Ledger.CloseSocket();
                    throw new InvalidOperationException("a guest's fault");
                });
            },
        }).SucceedsAsync()).SocketTaskId);
        Assert.Equal(1000, (await page.ClosedAsync()).Code);
        Assert.Equal(Enumerable.Range(0, 100).Select(index => $"{index}"), echoed);
    }, platform);

    [Fact]
    [Trait("Fault", "29")]
    public Task Alipays_second_socket_takes_the_place_of_the_first() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(SocketOpeningFaultSpecs.EchoAsync);
        var pages = new List<LedgerSocket>();
        for (var count = 0; count < 3; count++)
        {
            pages.Add(bench.Ledger.Socket((await bench.Ledger.ConnectSocket(new() { Url = server.WebSocketUrl.ToString() }).SucceedsAsync()).SocketTaskId));
            await pages[^1].OpenedAsync();
            if (count > 0) Assert.Equal(["open", "close"], pages[count - 1].Told);
        }
        Assert.Equal(["open"], pages[^1].Told);
    }, "alipay");

    [Fact]
    [Trait("Fault", "29")]
    public Task WeChats_socket_over_the_limit_is_refused_and_the_others_live() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(SocketOpeningFaultSpecs.EchoAsync);
        var most = bench.Program.Profile.Sockets.Max!.Value;
        for (var count = 0; count < most; count++)
            await bench.Ledger.Socket((await bench.Ledger.ConnectSocket(new() { Url = server.WebSocketUrl.ToString() }).SucceedsAsync()).SocketTaskId).OpenedAsync();
        Assert.Equal(FailureKind.TooManySockets, (await bench.Ledger.ConnectSocket(new() { Url = server.WebSocketUrl.ToString() }).FailsAsync()).Kind);
        Assert.All(bench.Ledger.Sockets, page => Assert.Equal(["open"], page.Told));
        Assert.Equal((most, most), (server.Connections, bench.Ledger.Sockets.Count));
    });
}
