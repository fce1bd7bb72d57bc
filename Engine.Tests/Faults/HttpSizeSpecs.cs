using System.IO.Compression;
using System.Text;
using MiniActors.Model;

namespace MiniActors.Tests.Faults;

/// <summary>Responses larger than they look.</summary>
[Trait("Fault", "37")]
public sealed class HttpSizeSpecs
{
    private const int Limit = 1 << 20;
    private const string Hocon = "mini-actors.http.body-limit = 1MiB, mini-actors.platforms.wechat.files.download-max = 1MiB";

    private static byte[] Bomb(string coding)
    {
        var target = new MemoryStream();
        using (Stream coder = coding switch
        {
            "br" => new BrotliStream(target, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(target, CompressionLevel.Optimal),
            "gzip, gzip" => new GZipStream(new GZipStream(target, CompressionLevel.Optimal), CompressionLevel.Optimal),
            _ => new GZipStream(target, CompressionLevel.Optimal),
        })
            for (var written = 0; written < 64; written++) coder.Write(new byte[1 << 20]);
        return [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nConnection: close\r\nContent-Length: {target.ToArray().Length}\r\n\r\n"), .. target.ToArray()];
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public Task A_bomb_fails_at_the_limit_in_memory_and_on_disk(string coding) => FaultBench.RunAsync(async bench =>
    {
        var bomb = Bomb(coding);
        Assert.True(bomb.Length < 128 << 10);
        var server = bench.Answering(bomb);
        Assert.Equal(FailureKind.TooLarge, (await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).FailsAsync()).Kind);
        Assert.Equal(FailureKind.TooLarge, (await bench.Ledger.DownloadFile(new() { Url = server.HttpUrl.ToString() }).FailsAsync()).Kind);
        await FaultBench.UntilAsync(() => bench.Stored.Count == 0);
    }, hocon: Hocon);

    [Fact]
    public Task A_bomb_in_a_bomb_fails_at_the_same_limit() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Answering(Bomb("gzip, gzip"));
        Assert.Equal(FailureKind.TooLarge, (await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).FailsAsync()).Kind);
    }, hocon: Hocon);

    [Theory]
    [InlineData(Limit, true)]
    [InlineData(Limit + 1, false)]
    public Task The_limit_is_the_last_size_that_passes(int size, bool passes) => FaultBench.RunAsync(async bench =>
    {
        foreach (var fields in new[] { $"Content-Length: {size}\r\nConnection: close", "Connection: close" })
        {
            var url = bench.Answering($"HTTP/1.1 200 OK\r\n{fields}\r\n\r\n" + new string('x', size)).HttpUrl.ToString();
            var request = bench.Ledger.Request(new() { Url = url });
            var download = bench.Ledger.DownloadFile(new() { Url = url });
            await Task.WhenAll(request.Completed, download.Completed);
            Assert.Equal(passes ? (null, null) : (FailureKind.TooLarge, FailureKind.TooLarge), ((FailureKind?, FailureKind?))(request.Failure?.Kind, download.Failure?.Kind));
        }
    }, hocon: Hocon);

    [Fact]
    public Task A_size_that_is_only_announced_costs_nothing() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1099511627776\r\n\r\nx");
            await peer.StallAsync();
        });
        var before = GC.GetTotalAllocatedBytes();
        var call = bench.Ledger.Request(new() { Url = server.HttpUrl.ToString(), Timeout = TimeSpan.FromSeconds(2) });
        Assert.Contains((await call.FailsAsync()).Kind, new[] { FailureKind.TooLarge, FailureKind.Timeout });
        Assert.True(GC.GetTotalAllocatedBytes() - before < 1L << 30);
    }, hocon: Hocon);
}
