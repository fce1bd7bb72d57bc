using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Faults;

public sealed class LedgerSpecs
{
    [Theory]
    [InlineData("success complete", true)]
    [InlineData("fail complete", true)]
    [InlineData("head progress chunk success complete", true)]
    [InlineData("", false)]
    [InlineData("success", false)]
    [InlineData("complete", false)]
    [InlineData("complete success", false)]
    [InlineData("success fail complete", false)]
    [InlineData("fail complete complete", false)]
    [InlineData("fail complete fail complete", false)]
    [InlineData("success complete progress", false)]
    [InlineData("success chunk complete", false)]
    public void A_call_is_answered_once_then_completed_once_and_hears_nothing_behind(string told, bool right) =>
        Assert.Equal(right, LedgerRules.OfCall(told.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is null);

    [Theory]
    [InlineData("", true)]
    [InlineData("open message message close", true)]
    [InlineData("error", true)]
    [InlineData("error close", true)]
    [InlineData("open error close", true)]
    [InlineData("close close", false)]
    [InlineData("close error", false)]
    [InlineData("open close message", false)]
    [InlineData("open open", false)]
    [InlineData("message open", false)]
    [InlineData("message", false)]
    public void A_socket_closes_at_most_once_and_tells_nothing_behind(string told, bool right) =>
        Assert.Equal(right, LedgerRules.OfSocket(told.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is null);

    [Fact]
    public Task A_call_knows_its_result_and_its_failure() => FaultBench.RunAsync(async bench =>
    {
        var good = bench.Ledger.Request(new() { Url = bench.Healthy.HttpUrl.ToString() });
        var bad = bench.Ledger.Request(new() { Url = "nonsense" });
        Assert.Equal("ok", (await good.SucceedsAsync()).Data);
        Assert.Equal(FailureKind.InvalidUrl, (await bad.FailsAsync()).Kind);
        await Assert.ThrowsAsync<LedgerException>(good.FailsAsync);
        await Assert.ThrowsAsync<LedgerException>(bad.SucceedsAsync);
        Assert.Equal(["head", "success", "complete"], good.Told);
    });

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    public Task A_socket_has_a_page_whether_the_platform_gives_a_task_or_not(string platform) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve();
        var call = bench.Ledger.ConnectSocket(new() { Url = server.WebSocketUrl.ToString() });
        var peer = await server.AcceptSocketAsync(behind: FaultFrame.Bytes(FaultFrame.OfText("hi"), FaultFrame.OfClose(4001, "bye")));
        var socket = bench.Ledger.Socket((await call.SucceedsAsync()).SocketTaskId);
        Assert.Equal((4001, "bye"), ((await socket.ClosedAsync()).Code, (await socket.ClosedAsync()).Reason));
        Assert.Equal(["open", "message", "close"], socket.Told);
        Assert.Equal(4001, (await peer.ReadFrameAsync()).CloseCode);
    }, platform);

    [Fact]
    public async Task What_is_broken_is_told_with_the_seed()
    {
        await using var target = new FaultServer();
        await using var proxy = new FaultProxy(target.Port, seed: 4711);
        var told = await Assert.ThrowsAsync<LedgerException>(() => FaultBench.RunAsync(async bench =>
        {
            bench.Ledger.Watch(proxy);
            var server = bench.Serve(async peer =>
            {
                await peer.ReadRequestAsync();
                await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                throw new InvalidOperationException("not what the script wanted");
            });
            await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).SucceedsAsync();
            await server.SettledAsync();
            await bench.Healthy.DisposeAsync();
        }));
        Assert.Equal(2, told.Broken.Count);
        Assert.Contains(told.Broken, line => line.StartsWith("a healthy call failed", StringComparison.Ordinal));
        Assert.Contains(told.Broken, line => line.Contains("not what the script wanted", StringComparison.Ordinal));
        Assert.Contains("seed 4711", told.Message, StringComparison.Ordinal);
    }
}
