using MiniActors.Api;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Faults;

/// <summary>More requests than anybody can serve.</summary>
[Trait("Fault", "42"), Collection(AloneCollection.Name)]
public sealed class HttpCrowdSpecs
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    [Fact]
    public Task Of_ten_thousand_to_a_server_that_answers_one_in_ten_each_is_answered_once_and_others_do_not_starve() => FaultBench.RunAsync(async bench =>
    {
        const int all = 10_000;
        var arrived = 0;
        var (gate, now, most) = (new Lock(), 0, 0);
        var server = bench.Serve(async peer =>
        {
            lock (gate) most = Math.Max(most, ++now);
            try
            {
                while (await peer.TryReadRequestAsync())
                {
                    if (Interlocked.Increment(ref arrived) % 10 != 0) await peer.StallAsync();
                    await peer.WriteAsync(Answer);
                }
            }
            finally
            {
                lock (gate) now--;
            }
        });
        var calls = new List<LedgerCall>();
        for (var index = 0; index < all; index++)
            calls.Add(bench.Ledger.Request(new() { Url = server.HttpUrl.ToString(), Timeout = TimeSpan.FromSeconds(2) }));

        // Another mini program of the same engine, which asks another server and the same one.
        await using var other = await bench.Engine.OpenAsync(bench.Open("wechat"));
        Assert.Equal(200, (await other.RequestAsync(new() { Url = bench.Healthy.HttpUrl.ToString() }).WaitAsync(Patience.Long)).StatusCode);
        Assert.Contains(calls, call => !call.Completed.IsCompleted);

        await Task.WhenAll(calls.Select(call => call.Completed)).WaitAsync(Ledger.Patience);
        var kinds = calls.CountBy(call => call.Failure?.Kind.ToString() ?? "success").ToDictionary();
        // A thousand wait and ten are carried, and those that were answered meanwhile made room.
        Assert.InRange(kinds["TooManyCalls"], all / 2, all - 1010);
        Assert.Equal(all, kinds["TooManyCalls"] + kinds["Timeout"] + kinds.GetValueOrDefault("success"));
        Assert.All(calls.Take(10), call => Assert.NotEqual(FailureKind.TooManyCalls, call.Failure?.Kind));
        // Ten, and those of the calls before whose end the server has not seen yet: when the time of all is up, one follows the other.
        Assert.InRange(most, 1, 100);
    });

    [Fact]
    public Task WeChat_has_ten_at_a_time_and_all_have_their_turn() => FaultBench.RunAsync(async bench =>
    {
        var (now, most) = (0, 0);
        var order = new List<int>();
        var server = bench.Serve(async peer =>
        {
            while (await peer.TryReadRequestAsync())
            {
                lock (order)
                {
                    most = Math.Max(most, ++now);
                    order.Add(int.Parse(peer.Request.Split(' ')[1][1..], System.Globalization.CultureInfo.InvariantCulture));
                }
                await Task.Yield();
                lock (order) now--;
                await peer.WriteAsync(Answer);
            }
        });
        var calls = Enumerable.Range(0, 500).Select(n => bench.Ledger.Request(new() { Url = $"http://localhost:{server.Port}/{n}" })).ToArray();
        foreach (var call in calls) await call.SucceedsAsync();
        Assert.InRange(most, 1, 10);
        Assert.Equal(500, order.Distinct().Count());
    });

    [Fact]
    public Task The_time_limit_counts_from_the_call() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.StallAsync();
        });
        var tasks = new List<RequestTask>();
        var first = Enumerable.Range(0, 10).Select(_ => bench.Ledger.Request(new()
        {
            Url = server.HttpUrl.ToString(),
            Timeout = TimeSpan.FromSeconds(60),
            GetRawResult = tasks.Add,
        })).ToArray();
        var waits = bench.Ledger.Request(new() { Url = server.HttpUrl.ToString(), Timeout = TimeSpan.FromMilliseconds(200) });
        Assert.Equal(FailureKind.Timeout, (await waits.FailsAsync()).Kind);
        Assert.All(first, call => Assert.False(call.Completed.IsCompleted));
        Assert.InRange(server.Connections, 0, 10);
        tasks.ForEach(task => task.Abort());
        foreach (var call in first) Assert.Equal(FailureKind.Aborted, (await call.FailsAsync()).Kind);
    });
}
