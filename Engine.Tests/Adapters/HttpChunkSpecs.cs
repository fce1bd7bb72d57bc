using System.IO.Compression;
using System.Text;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed class HttpChunkSpecs : HttpFlowSpecs
{
    private static byte[] Joined(HttpLog log) => [.. log.All.OfType<HttpSignal.Chunk>().SelectMany(chunk => chunk.Bytes)];

    [Fact]
    public async Task A_piece_is_told_when_it_comes_as_the_bytes_that_came()
    {
        var server = Raw();
        var (log, _) = Begin(Get(server.HttpUrl) with { Chunked = true, TellsHead = true });
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        await peer.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        await log.NextAsync<HttpSignal.Head>();
        await peer.WriteAsync("2\r\n\xe7\x8c\r\n");
        Assert.Equal([0xe7, 0x8c], (await log.NextAsync<HttpSignal.Chunk>()).Bytes);
        await peer.WriteAsync("1\r\n\xab\r\n");
        Assert.Equal([0xab], (await log.NextAsync<HttpSignal.Chunk>()).Bytes);
        await peer.WriteAsync("0\r\n\r\n");
        var answer = await log.NextAsync<HttpSignal.Completed>();
        Assert.Equal((200, 0), (answer.Status, answer.Body.Length));
    }

    [Fact]
    public async Task The_pieces_are_plain()
    {
        var bytes = Noise(200_000);
        var server = Own(await WebServer.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(bytes);
        }));
        var (log, _) = Begin(Get(server.Url("https")) with { Chunked = true });
        await log.CompletedAsync();
        Assert.Equal(bytes, Joined(log));
    }

    [Fact]
    public async Task Who_gives_no_credit_is_told_no_more_and_whoever_gives_it_loses_nothing()
    {
        var bytes = Noise(24 << 20);
        var server = Raw();
        var (log, link) = Begin(Get(server.HttpUrl) with { Chunked = true, HighWaterBytes = 100_000 });
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        var pushing = peer.PushAsync([.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {bytes.Length}\r\n\r\n"), .. bytes]).AsTask();
        var told = 0;
        while (told < 100_000) told += (await log.NextAsync<HttpSignal.Chunk>()).Bytes.Length;
        Assert.InRange(told, 100_000, 100_000 + (64 << 10));
        await Assert.ThrowsAsync<TimeoutException>(() => pushing.WaitAsync(TimeSpan.FromMilliseconds(200)));
        Assert.Equal(told, Joined(log).Length);
        while (told < bytes.Length)
        {
            link.Credit(told > 0 ? 50_000 : 0);
            link.Credit(int.MaxValue);
            told += (await log.NextAsync<HttpSignal.Chunk>()).Bytes.Length;
        }
        await log.CompletedAsync();
        await pushing.WaitAsync(Patience.Long);
        Assert.Equal(bytes, Joined(log));
    }

    [Fact]
    public async Task Cancelling_ends_an_exchange_that_waits_for_credit()
    {
        var server = Answering("HTTP/1.1 200 OK\r\n\r\n" + new string('x', 1000));
        using var cancellation = new CancellationTokenSource();
        var (log, link) = Begin(Get(server.HttpUrl) with { Chunked = true, HighWaterBytes = 1 }, cancellation.Token);
        await log.NextAsync<HttpSignal.Chunk>();
        await cancellation.CancelAsync();
        Assert.Equal(WireFault.Aborted, await log.FaultAsync());
        link.Credit(1000);
        await log.EndAsync();
    }

    [Fact]
    public async Task A_stream_that_breaks_off_fails_behind_what_came()
    {
        var (log, _) = Begin(Get(Answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!").HttpUrl) with { Chunked = true });
        Assert.Equal(WireFault.Dropped, await log.FaultAsync());
        Assert.Equal("five!"u8.ToArray(), Joined(log));
    }
}
