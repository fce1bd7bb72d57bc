using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Faults;

/// <summary>Connections that were kept, and died.</summary>
[Trait("Fault", "43")]
public sealed class HttpKeptSpecs
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    /// <summary>How a server ends a connection that it has just answered on.</summary>
    private static async Task EndAsync(FaultConnection peer, string end)
    {
        switch (end)
        {
            case "closed":
                peer.Dispose();
                break;
            case "half closed":
                peer.Fin();
                await peer.ReadToEndAsync();
                break;
            case "reset":
                peer.Reset();
                break;
        }
    }

    [Theory]
    [InlineData("closed", "GET")]
    [InlineData("closed", "POST")]
    [InlineData("half closed", "GET")]
    [InlineData("half closed", "POST")]
    [InlineData("reset", "GET")]
    [InlineData("reset", "POST")]
    public Task A_connection_that_ended_between_two_calls_is_not_used_again(string end, string method) => FaultBench.RunAsync(async bench =>
    {
        var ended = new TaskCompletionSource();
        var server = bench.Own(FaultServer.InTurn(
            async peer =>
            {
                await peer.ReadRequestAsync();
                await peer.WriteAsync(Answer);
                var ending = EndAsync(peer, end);
                ended.SetResult();
                await ending;
            },
            async peer =>
            {
                while (await peer.TryReadRequestAsync())
                {
                    await peer.ReadBodyAsync();
                    await peer.WriteAsync(Answer);
                }
            }));
        await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).SucceedsAsync();
        await ended.Task;
        var second = bench.Ledger.Request(new() { Url = server.HttpUrl.ToString(), Method = method, Data = method == "POST" ? "{}" : null });
        await second.Completed.WaitAsync(Ledger.Patience);
        // The end may still be under way when the call is made: then a POST fails, and is not repeated.
        if (method == "GET") Assert.Null(second.Failure);
        else Assert.Contains(second.Failure?.Kind, new FailureKind?[] { null, FailureKind.ConnectFailed });
        Assert.InRange(server.Served.Sum(peer => Count(peer, method)), 0, method == "GET" ? 3 : 1);
    });

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("GET")]
    public Task When_it_dies_with_a_call_on_it_a_POST_is_never_sent_twice(string method) => FaultBench.RunAsync(async bench =>
    {
        var arrived = 0;
        var server = bench.Serve(async peer =>
        {
            // The first call is answered, the next one dies with the connection, on each that comes.
            await peer.ReadRequestAsync();
            if (peer.Request.Contains("/first", StringComparison.Ordinal))
            {
                await peer.WriteAsync(Answer);
                await peer.ReadRequestAsync();
            }
            Interlocked.Increment(ref arrived);
            peer.Reset();
        });
        await bench.Ledger.Request(new() { Url = $"http://localhost:{server.Port}/first" }).SucceedsAsync();
        var call = bench.Ledger.Request(new() { Url = $"http://localhost:{server.Port}/second", Method = method, Data = method == "GET" ? null : "{}" });
        Assert.Equal(FailureKind.ConnectFailed, (await call.FailsAsync()).Kind);
        Assert.InRange(arrived, 1, method is "POST" ? 1 : 2);
    });

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public Task A_GET_that_met_a_dead_connection_is_asked_once_more_on_a_new_one(string platform) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Own(FaultServer.InTurn(
            async peer =>
            {
                await peer.ReadRequestAsync();
                await peer.WriteAsync(Answer);
                await peer.ReadRequestAsync();
                peer.Reset();
            },
            async peer =>
            {
                await peer.ReadRequestAsync();
                await peer.WriteAsync(Answer);
            }));
        await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).SucceedsAsync();
        await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).SucceedsAsync();
        Assert.Equal(2, server.Connections);
    }, platform);

    [Fact]
    public Task An_upload_never_meets_a_kept_connection() => FaultBench.RunAsync(async bench =>
    {
        var path = Path.Combine(bench.Outside, "a.bin");
        await File.WriteAllTextAsync(path, "x");
        var server = bench.Echoing(_ => Answer);
        await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).SucceedsAsync();
        await bench.Ledger.UploadFile(new() { Url = server.HttpUrl.ToString(), FilePath = path, Name = "a" }).SucceedsAsync();
        Assert.Equal(2, server.Connections);
        Assert.StartsWith("POST ", server.Served[1].SeenText, StringComparison.Ordinal);
    });

    private static int Count(FaultConnection peer, string method) => peer.SeenText.Split(method + " /path HTTP/1.1\r\n").Length - 1;
}
