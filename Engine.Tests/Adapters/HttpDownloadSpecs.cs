using System.IO.Compression;
using System.Text;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed class HttpDownloadSpecs : HttpFlowSpecs
{
    private static BodyTarget Into(Stream stream) => new(_ => stream);

    [Theory]
    [InlineData("http", 0, true)]
    [InlineData("http", 3_000_001, true)]
    [InlineData("http", 3_000_001, false)]
    [InlineData("https", 3_000_001, true)]
    public async Task A_body_goes_into_its_target_which_is_closed_when_that_is_told(string scheme, int size, bool announced)
    {
        var bytes = Noise(size);
        var server = Own(await WebServer.StartAsync(async context =>
        {
            if (announced) context.Response.ContentLength = size;
            await context.Response.Body.WriteAsync(bytes);
        }));
        var stream = new ProbeStream();
        var (log, _) = Begin(Get(server.Url(scheme)) with { Target = Into(stream) });
        var answer = await log.CompletedAsync();
        Assert.True(stream.IsClosed);
        Assert.Equal((200, size, 0), (answer.Status, answer.Written, answer.Body.Length));
        Assert.Equal(bytes, stream.Written);
    }

    [Fact]
    public async Task The_head_is_there_when_the_target_is_opened_and_is_told_before()
    {
        HttpSignal.Head? seen = null;
        var server = Answering("HTTP/1.1 404 No\r\nContent-Type: image/png\r\nContent-Length: 4\r\n\r\nnone");
        var stream = new ProbeStream();
        var (log, _) = Begin(Get(server.HttpUrl) with { TellsHead = true, Target = new BodyTarget(head => { seen = head; return stream; }) });
        await log.CompletedAsync();
        Assert.Equal((404, "image/png"), (seen!.Status, seen.Headers.Find("Content-Type")));
        Assert.Same(seen, await log.NextAsync<HttpSignal.Head>());
        Assert.Equal("none"u8.ToArray(), stream.Written);
    }

    [Fact]
    public async Task A_coded_body_is_written_plain_and_counted_as_it_came()
    {
        var coded = new MemoryStream();
        using (var gzip = new GZipStream(coded, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(new byte[100_000]);
        var server = Answering([.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {coded.Length}\r\n\r\n"), .. coded.ToArray()]);
        var stream = new ProbeStream();
        var (log, _) = Begin(Get(server.HttpUrl) with { Target = Into(stream), TellsProgress = true });
        Assert.Equal(100_000, (await log.CompletedAsync()).Written);
        Assert.Equal(new HttpSignal.Received(coded.Length, coded.Length), log.All.OfType<HttpSignal.Received>().Last());
        Assert.Equal(new byte[100_000], stream.Written);
    }

    [Fact]
    public async Task A_body_that_is_not_wanted_is_not_waited_for()
    {
        var server = Raw();
        var (log, _) = Begin(Get(server.HttpUrl) with { Target = new BodyTarget(_ => null) });
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        await peer.WriteAsync("HTTP/1.1 500 No\r\nContent-Length: 1000000\r\n\r\nsome");
        var answer = await log.CompletedAsync();
        Assert.Equal((500, 0), (answer.Status, answer.Written));
        Assert.Equal(0, await peer.ReadToEndAsync());
    }

    [Theory]
    [InlineData("Content-Length: 1000\r\n\r\n", 1000, true, true)]
    [InlineData("Content-Length: 1001\r\n\r\n", 1001, false, false)]
    [InlineData("Connection: close\r\n\r\n", 1000, true, true)]
    [InlineData("Connection: close\r\n\r\n", 1001, false, true)]
    public async Task The_limit_is_the_last_size_that_passes_and_what_announces_more_opens_nothing(string fields, int size, bool passes, bool opens)
    {
        var opened = false;
        var stream = new ProbeStream();
        var server = Answering("HTTP/1.1 200 OK\r\n" + fields + new string('x', size));
        var (log, _) = Begin(Get(server.HttpUrl) with { TargetBytes = 1000, Target = new BodyTarget(_ => { opened = true; return stream; }) });
        var end = await log.EndAsync();
        Assert.Equal((passes, !passes), (end is HttpSignal.Completed { Written: 1000 }, end is HttpSignal.Failed { Fault: WireFault.TooLarge }));
        Assert.Equal((opens, opens), (opened, stream.IsClosed));
    }

    [Fact]
    [Trait("Fault", "37")]
    public async Task A_bomb_ends_at_the_limit()
    {
        var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(new byte[64 << 20]);
        var server = Answering([.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n"), .. bomb.ToArray()]);
        var target = new ZeroStream(0);
        Assert.Equal(WireFault.TooLarge, await Begin(Get(server.HttpUrl) with { TargetBytes = 4 << 20, Target = Into(target) }).Log.FaultAsync());
        Assert.InRange(target.Written, 0, 4 << 20);
    }

    [Theory]
    [MemberData(nameof(HttpWireSpecs.BrokenResponses), MemberType = typeof(HttpWireSpecs))]
    [Trait("Fault", "36")]
    public async Task A_broken_response_is_never_half_a_file(string what)
    {
        var (response, fault) = HttpWireSpecs.Broken[what];
        ProbeStream? stream = null;
        var (log, _) = Begin(Get(Answering(response).HttpUrl) with { Target = new BodyTarget(_ => stream = new ProbeStream()) });
        Assert.Equal(fault, await log.FaultAsync());
        Assert.NotEqual(false, stream?.IsClosed);
    }

    public static TheoryData<string, Func<Stream>> UselessTargets => new()
    {
        { "denied", () => throw new UnauthorizedAccessException("denied") },
        { "missing folder", () => File.Create("/no/such/folder/file") },
        { "full", () => new ProbeStream { Before = () => throw new IOException("no space left") } },
        { "full at the end", () => new ProbeStream { AtClose = new IOException("no space left") } },
        { "broken", () => new ProbeStream { Before = () => throw new InvalidOperationException("broken") } },
    };

    [Theory]
    [MemberData(nameof(UselessTargets))]
    public async Task A_target_that_cannot_be_written_is_told_apart_from_the_network(string what, Func<Stream> open)
    {
        Assert.NotEmpty(what);
        Stream? stream = null;
        var server = Answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfive!");
        Assert.Equal(WireFault.Storage, await Begin(Get(server.HttpUrl) with { Target = new BodyTarget(_ => stream = open()) }).Log.FaultAsync());
        Assert.True(stream is null or ProbeStream { IsClosed: true });
    }

    [Fact]
    public async Task Cancelling_in_the_middle_closes_the_target_and_the_connection()
    {
        var server = Raw();
        using var cancellation = new CancellationTokenSource();
        var stream = new ProbeStream();
        var (log, _) = Begin(Get(server.HttpUrl) with { Target = Into(stream), TellsProgress = true }, cancellation.Token);
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!");
        await log.NextAsync<HttpSignal.Received>();
        await cancellation.CancelAsync();
        Assert.Equal((WireFault.Aborted, true), (await log.FaultAsync(), stream.IsClosed));
        Assert.Equal(0, await peer.ReadToEndAsync());
    }

    [Fact]
    public async Task Cancelling_ends_a_target_that_hangs()
    {
        using var cancellation = new CancellationTokenSource();
        var writing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stream = new ProbeStream { Before = () => { writing.TrySetResult(); return new TaskCompletionSource().Task; } };
        var server = Answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfive!");
        var (log, _) = Begin(Get(server.HttpUrl) with { Target = Into(stream) }, cancellation.Token);
        await writing.Task.WaitAsync(Patience.Long);
        await cancellation.CancelAsync();
        Assert.Equal((WireFault.Aborted, true), (await log.FaultAsync(), stream.IsClosed));
    }

    [Theory]
    [InlineData("Content-Length: 10", 10L)]
    [InlineData("Connection: close", null)]
    public async Task Progress_knows_the_whole_where_the_server_says_it(string field, long? total)
    {
        var server = Raw();
        var (log, _) = Begin(Get(server.HttpUrl) with { Target = Into(new ProbeStream()), TellsHead = true, TellsProgress = true });
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        await peer.WriteAsync($"HTTP/1.1 200 OK\r\n{field}\r\n\r\nfive!");
        await log.NextAsync<HttpSignal.Head>();
        Assert.Equal(new HttpSignal.Received(5, total), await log.NextAsync<HttpSignal.Received>());
        await peer.WriteAsync("five?");
        peer.Fin();
        Assert.Equal(new HttpSignal.Received(10, total), await log.NextAsync<HttpSignal.Received>());
        await log.NextAsync<HttpSignal.Completed>();
    }
}
