using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Wire;

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

    /// <summary>The end of the connection and the next call meet on the way, in every order that chance has.</summary>
    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public Task However_the_end_and_the_next_call_meet_it_arrives_once_at_most(string method) => FaultBench.RunAsync(async bench =>
    {
        var arrived = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            arrived.AddOrUpdate(peer.Request.Split(' ')[1], 1, (_, count) => count + 1);
            await peer.ReadBodyAsync();
            await peer.WriteAsync(Answer);
            peer.Fin();
            // What comes behind the end was sent into a dead connection; it counts as well.
            while (await peer.TryReadRequestAsync()) arrived.AddOrUpdate(peer.Request.Split(' ')[1], 1, (_, count) => count + 1);
        });
        for (var round = 0; round < 200; round++)
        {
            var call = bench.Ledger.Request(new() { Url = $"{server.HttpUrl}/{round}", Method = method, Data = "{}" });
            await call.Completed.WaitAsync(Ledger.Patience);
            Assert.Contains(call.Failure?.Kind, new FailureKind?[] { null, FailureKind.ConnectFailed });
        }
        Assert.All(arrived, one => Assert.Equal(1, one.Value));
    });

    /// <summary>A line that forgot a connection while nobody spoke: what is sent is lost, and nothing comes back, not even an end.</summary>
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public Task A_connection_that_died_without_a_word_is_a_time_out_and_the_next_call_has_another_one(string method) => FaultBench.RunAsync(async bench =>
    {
        var arrived = 0;
        var server = bench.Serve(async peer =>
        {
            while (await peer.TryReadRequestAsync())
            {
                if (peer.Request.Contains("/second", StringComparison.Ordinal)) Interlocked.Increment(ref arrived);
                await peer.ReadBodyAsync();
                await peer.WriteAsync(Answer);
            }
        });
        var line = bench.Line(server);
        string Url(string path) => $"http://127.0.0.1:{line.Port}{path}";
        await bench.Ledger.Request(new() { Url = Url("/first") }).SucceedsAsync();
        (line.Upstream, line.Downstream) = (new Toxics { BlackHole = true }, new Toxics { BlackHole = true });

        var call = bench.Ledger.Request(new() { Url = Url("/second"), Method = method, Data = method == "POST" ? "{}" : null, Timeout = TimeSpan.FromMilliseconds(500) });

        Assert.Equal(FailureKind.Timeout, (await call.FailsAsync()).Kind);
        (line.Upstream, line.Downstream) = (new Toxics(), new Toxics());
        await bench.Ledger.Request(new() { Url = Url("/third") }).SucceedsAsync();
        Assert.Equal(0, arrived);
    });

    /// <summary>What idles for long may be forgotten on the way: it is ended before that, on this side.</summary>
    [Fact]
    public void A_connection_that_has_idled_for_a_minute_is_not_used_again()
    {
        using var transport = new Transport(_ => true);
        var handler = transport.HandlerFor(TransportPolicy.Public);
        Assert.InRange(handler.PooledConnectionIdleTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(90));
    }

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
