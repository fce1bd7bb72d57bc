using System.Collections.Concurrent;
using MiniActors.Api;
using MiniActors.Testing;
using MiniActors.Tests.Adapters;

namespace MiniActors.Tests.Faults;

/// <summary>Open sockets whose peers say what they should not, with a second socket beside them that must not notice.</summary>
public sealed class SocketWireFaultSpecs
{
    /// <summary>An open socket, its page, its server's end, what it was told in words, and a healthy one beside it where the platform has two.</summary>
    private static async Task<(LedgerSocket Page, FaultConnection Peer, ConcurrentQueue<string> Heard, Func<Task> Check)> OpenAsync(FaultBench bench, byte[]? behind = null)
    {
        var heard = new ConcurrentQueue<string>();
        var server = bench.Serve();
        var beside = bench.Program.Profile.Sockets.Max != 1 ? bench.Serve(SocketOpeningFaultSpecs.EchoAsync) : null;
        var echoed = new TaskCompletionSource();
        SocketTask? other = null;
        if (beside is not null)
        {
            var second = await bench.Ledger.ConnectSocket(new()
            {
                Url = beside.WebSocketUrl.ToString(),
                GetRawResult = task =>
                {
                    other = task;
                    task.OnMessage(_ => echoed.TrySetResult());
                },
            }).SucceedsAsync();
            await bench.Ledger.Socket(second.SocketTaskId).OpenedAsync();
        }
        var call = bench.Ledger.ConnectSocket(new()
        {
            Url = server.WebSocketUrl.ToString(),
            GetRawResult = task => task.OnMessage(told => heard.Enqueue($"{told.Data}")),
        });
        var peer = await server.AcceptSocketAsync(behind: behind);
        var page = bench.Ledger.Socket((await call.SucceedsAsync()).SocketTaskId);
        await page.OpenedAsync();
        return (page, peer, heard, async () =>
        {
            if (beside is null) return;
            other!.Send(new() { Data = "still here" });
            await echoed.Task.WaitAsync(Ledger.Patience);
        }
        );
    }

    private static async Task EndsAsync(LedgerSocket page, int code, params string[] told)
    {
        Assert.Equal(code, (await page.ClosedAsync()).Code);
        Assert.Equal(told, page.Told);
    }

    [Theory, MemberData(nameof(SocketWireSpecs.Violations), MemberType = typeof(SocketWireSpecs))]
    [Trait("Fault", "11"), Trait("Fault", "12")]
    public Task A_violation_is_one_error_and_one_close_and_no_other_socket_notices(string what, byte[] bytes) => FaultBench.RunAsync(async bench =>
    {
        Assert.NotEmpty(what);
        var (page, peer, heard, check) = await OpenAsync(bench);
        await peer.WriteAsync([.. FaultFrame.OfText("good").ToBytes(), .. bytes, .. FaultFrame.OfText("behind").ToBytes()]);
        await EndsAsync(page, 1006, "open", "message", "error", "close");
        Assert.Equal(["good"], heard);
        await check();
    });

    [Theory, MemberData(nameof(SocketWireSpecs.BadTexts), MemberType = typeof(SocketWireSpecs))]
    [Trait("Fault", "13")]
    public Task Text_that_is_not_UTF_8_is_never_heard(string what, byte[] bytes) => FaultBench.RunAsync(async bench =>
    {
        Assert.NotEmpty(what);
        var (page, peer, heard, check) = await OpenAsync(bench);
        await peer.WriteAsync([.. FaultFrame.OfText("good").ToBytes(), .. bytes]);
        await EndsAsync(page, 1006, "open", "message", "error", "close");
        Assert.Equal(["good"], heard);
        await check();
    });

    public static TheoryData<string, int> Closes => new()
    {
        { "wechat", 1000 }, { "wechat", 1001 }, { "wechat", 1011 }, { "wechat", 3000 }, { "wechat", 4001 },
        { "alipay", 1001 }, { "alipay", 4001 }, { "baidu", 1001 }, { "baidu", 4001 },
    };

    [Theory, MemberData(nameof(Closes))]
    [Trait("Fault", "7"), Trait("Fault", "8"), Trait("Fault", "9")]
    public Task What_comes_with_the_101_is_heard_in_its_order_and_the_close_is_answered(string platform, int code) => FaultBench.RunAsync(async bench =>
    {
        var (page, peer, heard, check) = await OpenAsync(bench, FaultFrame.Bytes(FaultFrame.OfText("1"), FaultFrame.OfText("2"), FaultFrame.OfClose(code, "why")));
        await EndsAsync(page, code, "open", "message", "message", "close");
        Assert.Equal("why", (await page.ClosedAsync()).Reason);
        Assert.True((await page.ClosedAsync()).WasClean);
        Assert.Equal(code, (await peer.ReadFrameAsync()).CloseCode);
        if (!heard.IsEmpty) Assert.Equal(["1", "2"], heard);
        await check();
    }, platform);

    [Theory]
    [InlineData("fin", "wechat")]
    [InlineData("reset", "wechat")]
    [InlineData("reset", "alipay")]
    [InlineData("reset", "baidu")]
    [Trait("Fault", "10")]
    public Task A_drop_is_one_close_1006_a_partial_message_is_not_heard_and_what_was_not_written_fails(string end, string platform) => FaultBench.RunAsync(async bench =>
    {
        var (page, peer, heard, check) = await OpenAsync(bench);
        peer.Narrow();
        var text = new string('x', 1 << 20);
        var sends = Enumerable.Range(0, 40).Select(_ => bench.Ledger.SendSocketMessage(new() { Data = text })).ToArray();
        await peer.WriteAsync(new FaultFrame(FaultFrame.Text, [65]));
        if (end == "fin") peer.Fin();
        else peer.Reset();
        await EndsAsync(page, 1006, "open", "close");
        Assert.False((await page.ClosedAsync()).WasClean);
        Assert.Empty(heard);
        foreach (var send in sends) await send.Completed.WaitAsync(Ledger.Patience);
        Assert.NotNull(sends[^1].Failure);
        peer.Dispose();
        await check();
    }, platform);

    [Theory]
    [InlineData("wechat")]
    [InlineData("baidu")]
    [Trait("Fault", "14"), Trait("Fault", "17")]
    public Task A_message_in_pieces_among_pings_is_heard_whole(string platform) => FaultBench.RunAsync(async bench =>
    {
        var (page, peer, heard, check) = await OpenAsync(bench);
        var bytes = System.Text.Encoding.UTF8.GetBytes("naïve 文字 😀");
        var frames = new List<FaultFrame> { new(FaultFrame.Text, []) };
        foreach (var one in bytes) frames.AddRange([new(FaultFrame.Fin | FaultFrame.Ping, [1]), new(FaultFrame.Continuation, [one]), new(FaultFrame.Continuation, [])]);
        frames.AddRange([new(FaultFrame.Fin | FaultFrame.Continuation, []), FaultFrame.OfClose(1000)]);
        var writing = peer.WriteAsync(FaultFrame.Bytes([.. frames]));
        for (var pong = 0; pong < bytes.Length; pong++) Assert.Equal(FaultFrame.Pong, (await peer.ReadFrameAsync()).Opcode);
        await writing;
        await EndsAsync(page, 1000, "open", "message", "close");
        Assert.Equal(["naïve 文字 😀"], heard);
        await check();
    }, platform);

    [Theory]
    [InlineData("one byte too many")]
    [InlineData("a gibibyte is announced")]
    [InlineData("fragments without end")]
    [Trait("Fault", "15")]
    public Task A_message_over_the_limit_is_an_error_and_a_close(string what) => FaultBench.RunAsync(async bench =>
    {
        var (page, peer, heard, check) = await OpenAsync(bench);
        var bytes = what switch
        {
            "one byte too many" => FaultFrame.OfBytes(new byte[1025]).ToBytes(),
            "a gibibyte is announced" => [.. (FaultFrame.OfBytes([]) with { Announced = 1 << 30 }).ToBytes(), .. new byte[2000]],
            _ => FaultFrame.Bytes([.. Enumerable.Range(0, 40).Select(index => new FaultFrame((byte)(index == 0 ? FaultFrame.Binary : 0), new byte[100]))]),
        };
        await peer.WriteAsync([.. FaultFrame.OfText("good").ToBytes(), .. bytes]);
        await EndsAsync(page, 1006, "open", "message", "error", "close");
        Assert.Equal(1009, (await peer.ReadMessageFrameAsync()).CloseCode);
        Assert.Equal(["good"], heard);
        await check();
    }, hocon: "mini-actors.sockets.message-limit = 1KiB");

    [Fact]
    [Trait("Fault", "16"), Trait("Fault", "6")]
    public Task A_compressed_bomb_is_a_violation_because_nobody_agreed_to_compress() => FaultBench.RunAsync(async bench =>
    {
        var (page, peer, heard, check) = await OpenAsync(bench);
        await peer.WriteAsync(new FaultFrame(0xC1, new byte[1 << 16]).ToBytes());
        await EndsAsync(page, 1006, "open", "error", "close");
        Assert.DoesNotContain("Sec-WebSocket-Extensions", peer.Request, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(heard);
        await check();
    });
}
