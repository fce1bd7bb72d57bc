using System.Text;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Faults;

/// <summary>Servers that take their time.</summary>
[Trait("Fault", "35")]
public sealed class HttpSlowSpecs
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private static async Task ChunksForEverAsync(FaultConnection peer)
    {
        await peer.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        await peer.DripAsync(string.Concat(Enumerable.Repeat("1\r\nx\r\n", 10_000)), TimeSpan.FromMilliseconds(2));
    }

    public static TheoryData<string, Func<FaultConnection, Task>> Slow => new()
    {
        { "no answer", peer => peer.StallAsync() },
        { "the head drips", peer => peer.DripAsync(Head + new string('x', 1000), Tick) },
        { "the head stops half-way", async peer => { await peer.WriteAsync(Head[..20]); await peer.StallAsync(); } },
        { "the body drips", async peer => { await peer.WriteAsync(Head); await peer.DripAsync(new string('x', 1000), Tick); } },
        { "the body stops half-way", async peer => { await peer.WriteAsync(Head + new string('x', 500)); await peer.StallAsync(); } },
        { "chunks without end", ChunksForEverAsync },
        { "100 Continue without end", peer => peer.DripAsync(string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 1000)), TimeSpan.FromMilliseconds(1)) },
    };

    [Theory, MemberData(nameof(Slow))]
    public Task The_time_limit_of_a_request_covers_all_of_it_and_the_connection_is_freed(string what, Func<FaultConnection, Task> script) => FaultBench.RunAsync(async bench =>
    {
        Assert.NotEmpty(what);
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            await script(peer);
        });
        var call = bench.Ledger.Request(new() { Url = server.HttpUrl.ToString(), Timeout = Limit });
        Assert.Equal(FailureKind.Timeout, (await call.FailsAsync()).Kind);
        await FaultBench.UntilAsync(() => server.ClientSockets == 0);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_download_ends_when_nothing_comes_and_leaves_no_file(bool headDrips) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            if (headDrips) await peer.DripAsync(Head, Tick); // a head counts when it is whole
            await peer.WriteAsync(Head + new string('x', 500));
            await peer.StallAsync();
        });
        var call = bench.Ledger.DownloadFile(new() { Url = server.HttpUrl.ToString(), Timeout = Limit });
        Assert.Equal(FailureKind.Timeout, (await call.FailsAsync()).Kind);
        await FaultBench.UntilAsync(() => server.ClientSockets == 0 && bench.Stored.Count == 0);
    });

    [Fact]
    public Task A_download_that_drips_goes_on_longer_than_its_limit() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n");
            await peer.DripAsync(new string('x', 40), TimeSpan.FromMilliseconds(50));
        });
        await bench.Ledger.DownloadFile(new() { Url = server.HttpUrl.ToString(), Timeout = TimeSpan.FromSeconds(1) }).SucceedsAsync();
    });

    [Fact]
    public Task An_upload_ends_when_the_server_reads_no_more() => FaultBench.RunAsync(async bench =>
    {
        var path = Path.Combine(bench.Outside, "large.bin");
        await using (var file = File.Create(path)) file.SetLength(64 << 20);
        var server = bench.Serve(async peer =>
        {
            peer.Narrow();
            await peer.ReadRequestAsync();
            await peer.StallAsync();
        });
        var call = bench.Ledger.UploadFile(new() { Url = server.HttpUrl.ToString(), FilePath = path, Name = "a", Timeout = Limit });
        Assert.Equal(FailureKind.Timeout, (await call.FailsAsync()).Kind);
        await FaultBench.UntilAsync(() => server.ClientSockets == 0);
    });

    [Fact]
    public Task A_TLS_handshake_that_never_ends_counts_as_well() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(peer => peer.StallAsync());
        var call = bench.Ledger.Request(new() { Url = $"https://localhost:{server.Port}/", Timeout = Limit });
        Assert.Equal(FailureKind.Timeout, (await call.FailsAsync()).Kind);
        await FaultBench.UntilAsync(() => server.ClientSockets == 0);
    });

    [Fact]
    public Task The_time_limit_counts_when_chunks_are_told() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            await ChunksForEverAsync(peer);
        });
        var heard = new StringBuilder();
        var call = bench.Ledger.Request(new()
        {
            Url = server.HttpUrl.ToString(),
            Timeout = Limit,
            EnableChunked = true,
            GetRawResult = task => task.OnChunkReceived(bytes => heard.Append(Encoding.ASCII.GetString(bytes))),
        });
        Assert.Equal(FailureKind.Timeout, (await call.FailsAsync()).Kind);
        Assert.Matches("^x+$", heard.ToString());
    });
}
