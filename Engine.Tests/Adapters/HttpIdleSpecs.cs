using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>Silence ends an exchange; slowness does not.</summary>
[Trait("Fault", "35")]
public sealed class HttpIdleSpecs : HttpFlowSpecs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(29);

    /// <summary>Lets time go by until the exchange ends.</summary>
    private async Task<WireFault> FaultInTimeAsync(HttpLog log)
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        while (!log.HasEnded && !patience.IsCancellationRequested)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        return await log.FaultAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Half")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfive!\r\n")]
    public async Task A_server_that_falls_silent_is_left_at_every_stage(string answered)
    {
        var server = Raw();
        var stream = new ProbeStream();
        var (log, _) = Begin(Get(server.HttpUrl) with { IdleTimeout = Limit, Target = new BodyTarget(_ => stream) });
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        await peer.WriteAsync(answered);
        Clock.Advance(Most);
        Assert.False(log.HasEnded);
        Assert.Equal(WireFault.Timeout, await FaultInTimeAsync(log));
        Assert.Equal(0, await peer.ReadToEndAsync());
    }

    [Fact]
    public async Task A_handshake_that_never_ends_is_left_as_well()
    {
        var server = Raw();
        var (log, _) = Begin(Get(new Uri($"https://localhost:{server.Port}/")) with { IdleTimeout = Limit });
        await server.AcceptAsync();
        Assert.Equal(WireFault.Timeout, await FaultInTimeAsync(log));
    }

    [Fact]
    public async Task A_head_that_drips_does_not_count_as_life()
    {
        var server = Raw();
        var (log, _) = Begin(Get(server.HttpUrl) with { IdleTimeout = Limit });
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        await peer.WriteAsync("HTTP/1.1 200 OK\r\n");
        Clock.Advance(Most);
        await peer.WriteAsync("X-More: 1\r\n");
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(WireFault.Timeout, await log.FaultAsync());
    }

    [Fact]
    public async Task A_body_that_drips_in_time_comes_to_its_end()
    {
        var server = Raw();
        var (log, _) = Begin(Get(server.HttpUrl) with { IdleTimeout = Limit, Chunked = true, TellsHead = true });
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        Clock.Advance(Most);
        await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
        await log.NextAsync<HttpSignal.Head>();
        for (var i = 0; i < 5; i++)
        {
            Clock.Advance(Most);
            await peer.WriteAsync("x");
            await log.NextAsync<HttpSignal.Chunk>();
        }
        await log.CompletedAsync();
    }

    [Fact]
    public async Task A_server_that_never_reads_an_upload_is_left()
    {
        const long size = 1L << 30;
        var server = Raw();
        var (log, _) = Begin(Post(server.HttpUrl, Form(new BodySource(size, () => new ZeroStream(size)))) with { IdleTimeout = Limit });
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        Assert.Equal(WireFault.Timeout, await FaultInTimeAsync(log));
        Assert.InRange(await peer.ReadToEndAsync(), 0, size - 1);
    }

    [Fact]
    public async Task A_slow_disk_is_not_the_servers_fault()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stream = new ProbeStream { Before = () => { writing.TrySetResult(); return turn.Task; } };
        var server = Answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfive!");
        var (log, _) = Begin(Get(server.HttpUrl) with { IdleTimeout = Limit, Target = new BodyTarget(_ => stream) });
        await writing.Task.WaitAsync(Patience.Long);
        for (var i = 0; i < 5; i++) Clock.Advance(Limit);
        turn.SetResult();
        Assert.Equal(5, (await log.CompletedAsync()).Written);
    }

    [Fact]
    public async Task A_callback_that_keeps_its_credit_is_not_the_servers_fault()
    {
        var server = Answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfive!");
        var (log, link) = Begin(Get(server.HttpUrl) with { IdleTimeout = Limit, Chunked = true, HighWaterBytes = 1 });
        var chunk = await log.NextAsync<HttpSignal.Chunk>();
        for (var i = 0; i < 5; i++) Clock.Advance(Limit);
        link.Credit(chunk.Bytes.Length);
        await log.CompletedAsync();
    }

    [Fact]
    public async Task The_words_of_the_caller_come_before_those_of_the_clock()
    {
        var server = Raw();
        using var cancellation = new CancellationTokenSource();
        var (log, _) = Begin(Get(server.HttpUrl) with { IdleTimeout = Limit }, cancellation.Token);
        await (await server.AcceptAsync()).ReadRequestAsync();
        await cancellation.CancelAsync();
        Assert.Equal(WireFault.Aborted, await log.FaultAsync());
        Clock.Advance(Limit);
        await log.EndAsync();
    }
}
