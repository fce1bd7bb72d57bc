using System.IO.Compression;
using System.Text;
using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed class HttpWireSpecs : IAsyncDisposable
{
    private static readonly TransportPolicy Loopback = new() { PrivateAddresses = true, AnyCertificate = true };

    private readonly Transport _transport = new(_ => false);
    private readonly List<IAsyncDisposable> _servers = [];

    private RawServer Raw(Func<RawConnection, Task>? script = null)
    {
        var server = new RawServer(script);
        _servers.Add(server);
        return server;
    }

    /// <summary>A server that answers each request with these bytes.</summary>
    private RawServer Answering(string answer) => Answering(Encoding.Latin1.GetBytes(answer));

    private RawServer Answering(byte[] answer) => Raw(async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.WriteAsync(answer);
        peer.Fin();
        await peer.ReadToEndAsync();
    });

    private static HttpExchange Get(Uri url, params (string, string)[] fields) =>
        new() { Url = url, Method = "GET", Headers = Headers.Of(fields), Policy = Loopback };

    private async Task<HttpSignal> SendAsync(HttpExchange exchange, CancellationToken cancellation = default)
    {
        var told = new TaskCompletionSource<HttpSignal>(TaskCreationOptions.RunContinuationsAsynchronously);
        var times = 0;
        new HttpWire(_transport).Begin(exchange, signal =>
        {
            Interlocked.Increment(ref times);
            told.TrySetResult(signal);
        }, cancellation);
        var signal = await told.Task.WaitAsync(Patience.Long);
        Assert.Equal(1, times);
        return signal;
    }

    private async Task<HttpSignal.Completed> CompletedAsync(HttpExchange exchange) => Assert.IsType<HttpSignal.Completed>(await SendAsync(exchange));

    private async Task<HttpSignal.Failed> FailedAsync(HttpExchange exchange) => Assert.IsType<HttpSignal.Failed>(await SendAsync(exchange));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        _transport.Dispose();
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_body_goes_and_comes_back(string scheme)
    {
        var server = await EchoServer.StartAsync();
        _servers.Add(server);
        var body = new byte[100_000];
        new Random(1).NextBytes(body);
        var answer = await CompletedAsync(new HttpExchange
        {
            Url = scheme == "http" ? server.Http : server.Https,
            Method = "POST",
            Headers = Headers.Of(("content-type", "application/x-thing")),
            Body = body,
            Policy = Loopback,
        });
        Assert.Equal(200, answer.Status);
        Assert.Equal("application/x-thing", answer.Headers.Find("Content-Type"));
        Assert.Equal(body, answer.Body);
    }

    [Fact]
    public async Task The_request_on_the_wire_is_what_was_asked_and_no_more()
    {
        var server = Raw();
        var sending = SendAsync(Get(server.HttpUrl, ("X-One", "1"), ("X-One", "2"), ("Content-Type", "application/json"), ("User-Agent", "mini"),
            ("Content-Length", "999"), ("Transfer-Encoding", "chunked"), ("Expect", "100-continue"), ("Connection", "upgrade"), ("Cookie", "a=b")));
        var peer = await server.AcceptAsync();
        var head = await peer.ReadRequestAsync();
        await peer.WriteAsync("HTTP/1.1 204 No Content\r\n\r\n");
        await sending;
        Assert.StartsWith("GET /path HTTP/1.1\r\n", head);
        Assert.Equal("application/json", peer.Field("Content-Type"));
        Assert.Equal("a=b", peer.Field("Cookie"));
        Assert.Equal("mini", peer.Field("User-Agent"));
        Assert.Equal("gzip, deflate, br", peer.Field("Accept-Encoding"));
        Assert.Matches("(?s)X-One: 1.*2", head);
        foreach (var word in (string[])["999", "chunked", "100-continue", "upgrade", "traceparent"]) Assert.DoesNotContain(word, head);
    }

    [Fact]
    public async Task Every_field_of_the_response_is_told_one_entry_a_field()
    {
        var server = Answering("HTTP/1.1 200 OK\r\nx-odd-NAME: 1\r\nSet-Cookie: a=1, b\r\nSet-Cookie: c=2\r\ncontent-type: text/plain; charset=bogus\r\nContent-Length: 2\r\n\r\nhi");
        var answer = await CompletedAsync(Get(server.HttpUrl));
        Assert.Equal(["a=1, b", "c=2"], answer.Headers.Where(field => field.Key == "Set-Cookie").Select(field => field.Value));
        Assert.Contains(answer.Headers, field => field.Key == "x-odd-NAME");
        Assert.Equal("text/plain; charset=bogus", answer.Headers.Find("Content-Type"));
        Assert.Equal("hi"u8.ToArray(), answer.Body);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_an_answer_and_is_not_followed(int status)
    {
        var target = Raw();
        var server = Answering($"HTTP/1.1 {status} Go\r\nLocation: {target.HttpUrl}\r\nContent-Length: 0\r\n\r\n");
        var answer = await CompletedAsync(Get(server.HttpUrl));
        Assert.Equal((status, target.HttpUrl.ToString()), (answer.Status, answer.Headers.Find("Location")));
        Assert.Equal(0, target.Connections);
    }

    [Theory]
    [InlineData("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nContent-Encoding: gzip\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5000\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Encoding: deflate\r\n\r\n")]
    public async Task A_response_without_a_body_has_an_empty_one(string method, string response)
    {
        var answer = await CompletedAsync(Get(Answering(response).HttpUrl) with { Method = method });
        Assert.Empty(answer.Body);
    }

    public static TheoryData<string, string> Codings => new()
    {
        { "gzip", "gzip" }, { "x-gzip", "gzip" }, { "deflate", "zlib" }, { "deflate", "raw" }, { "br", "br" },
        { "identity", "" }, { "gzip, br", "gzip br" }, { "GZIP", "gzip" }, { "zstd", "" },
    };

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task A_coded_body_is_told_plain(string field, string coders)
    {
        var plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("mini program ", 1000)));
        var coded = coders.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(plain, Coded);
        var answer = await CompletedAsync(Get(Answering(WithBody($"Content-Encoding: {field}\r\n", coded)).HttpUrl));
        Assert.Equal(plain, answer.Body);
        Assert.Equal(field, answer.Headers.Find("Content-Encoding"));
    }

    private static byte[] WithBody(string fields, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{fields}Content-Length: {body.Length}\r\n\r\n"), .. body];

    private static byte[] Coded(byte[] plain, string coder)
    {
        var target = new MemoryStream();
        using (Stream stream = coder switch
        {
            "gzip" => new GZipStream(target, CompressionLevel.Fastest),
            "zlib" => new ZLibStream(target, CompressionLevel.Fastest),
            "raw" => new DeflateStream(target, CompressionLevel.Fastest),
            _ => new BrotliStream(target, CompressionLevel.Fastest),
        }) stream.Write(plain);
        return target.ToArray();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zlib")]
    [InlineData("br")]
    public async Task A_bomb_fails_at_the_limit_and_costs_no_more_than_three_times_of_it(string coder)
    {
        const int limit = 4 << 20;
        var bomb = Coded(new byte[64 << 20], coder);
        var server = Answering(WithBody($"Content-Encoding: {(coder == "zlib" ? "deflate" : coder)}\r\n", bomb));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var failed = await FailedAsync(Get(server.HttpUrl) with { BodyBytes = limit });
        Assert.Equal(WireFault.TooLarge, failed.Fault);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 3 * limit);
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public async Task The_limit_is_the_last_size_that_passes(int size, bool passes)
    {
        var signal = await SendAsync(Get(Answering(WithBody("", new byte[size])).HttpUrl) with { BodyBytes = 1000 });
        Assert.Equal(passes, signal is HttpSignal.Completed { Body.Length: 1000 });
        Assert.Equal(!passes, signal is HttpSignal.Failed { Fault: WireFault.TooLarge });
    }

    public static TheoryData<string, string, WireFault> BrokenResponses => new()
    {
        { "short body", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!", WireFault.Dropped },
        { "chunk cut short", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfi", WireFault.Dropped },
        { "no last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfive!\r\n", WireFault.Dropped },
        { "bad chunk size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nfive!\r\n0\r\n\r\n", WireFault.Protocol },
        { "two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nfive!!", WireFault.Protocol },
        { "negative length", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nfive!", WireFault.Protocol },
        { "length and chunks", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfive!\r\n0\r\n\r\n", WireFault.Protocol },
        { "HTTP/0.9", "<html>hello</html>\r\n", WireFault.Protocol },
        { "a mebibyte of one field", "HTTP/1.1 200 OK\r\nX: " + new string('x', 1 << 20) + "\r\n\r\n", WireFault.Protocol },
        { "no answer", "", WireFault.Connect },
        { "not gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nfive!", WireFault.Protocol },
        { "too many codings", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip, gzip, gzip\r\nContent-Length: 0\r\n\r\n", WireFault.Protocol },
    };

    [Theory]
    [MemberData(nameof(BrokenResponses))]
    public async Task A_broken_response_is_never_half_a_success(string what, string response, WireFault fault)
    {
        Assert.NotEmpty(what);
        Assert.Equal(fault, (await FailedAsync(Get(Answering(response).HttpUrl))).Fault);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zlib")]
    [InlineData("br")]
    public async Task A_coded_body_that_ends_too_early_fails(string coder)
    {
        var bytes = new byte[50_000];
        new Random(1).NextBytes(bytes);
        var coded = Coded(bytes, coder)[..30_000];
        var server = Answering(WithBody($"Content-Encoding: {(coder == "zlib" ? "deflate" : coder)}\r\n", coded));
        Assert.Equal(WireFault.Protocol, (await FailedAsync(Get(server.HttpUrl))).Fault);
    }

    [Theory]
    [InlineData("X-A", "1\r\nX-Injected: 2")]
    [InlineData("X-A", "1\nX-Injected: 2")]
    [InlineData("X-A", "1\rX-Injected: 2")]
    [InlineData("X-A\r\nX-Injected", "1")]
    [InlineData("Content-Type", "text/plain\r\nX-Injected: 2")]
    [InlineData("Host", "a\r\nX-Injected: 2")]
    [InlineData("X-A", "a\0")]
    [InlineData("X-Ü", "1")]
    [InlineData("X-A", "名")]
    public async Task A_field_that_could_end_a_line_is_refused_before_anything_is_dialled(string name, string value)
    {
        var server = Raw();
        Assert.Equal(WireFault.Protocol, (await FailedAsync(Get(server.HttpUrl, (name, value)))).Fault);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_method_that_is_no_token_is_refused_before_anything_is_dialled()
    {
        var server = Raw();
        Assert.Equal(WireFault.Protocol, (await FailedAsync(Get(server.HttpUrl) with { Method = "GET / HTTP/1.1\r\nX: 1\r\n\r\nGET" })).Fault);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("POST", false, 1)]
    [InlineData("POST", true, 1)]
    [InlineData("PATCH", false, 1)]
    [InlineData("GET", false, 2)]
    public async Task A_post_is_never_sent_twice_when_a_kept_connection_dies_and_a_get_may_be(string method, bool body, int arrivals)
    {
        var seconds = 0;
        var server = Raw(async peer =>
        {
            var request = await peer.ReadRequestAsync();
            if (request.StartsWith("PUT", StringComparison.Ordinal))
            {
                await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                await peer.ReadRequestAsync();
            }
            Interlocked.Increment(ref seconds);
            peer.Dispose();
        });
        Assert.IsType<HttpSignal.Completed>(await SendAsync(Get(server.HttpUrl) with { Method = "PUT" })); // leaves a kept connection
        await FailedAsync(Get(server.HttpUrl) with { Method = method, Body = body ? "x"u8.ToArray() : null });
        Assert.Equal(arrivals, seconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Half")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 10\r\n\r\n")]
    public async Task Cancelling_ends_the_exchange_at_every_stage_and_its_connection(string answered)
    {
        var server = Raw();
        using var cancellation = new CancellationTokenSource();
        var sending = SendAsync(Get(server.HttpUrl), cancellation.Token);
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        await peer.WriteAsync(answered);
        await cancellation.CancelAsync();
        Assert.Equal(WireFault.Aborted, Assert.IsType<HttpSignal.Failed>(await sending).Fault);
        Assert.Equal(0, await peer.ReadToEndAsync());
    }

    [Fact]
    public async Task An_exchange_that_is_cancelled_before_it_begins_dials_nothing()
    {
        var server = Raw();
        var failed = Assert.IsType<HttpSignal.Failed>(await SendAsync(Get(server.HttpUrl), new CancellationToken(canceled: true)));
        Assert.Equal((WireFault.Aborted, 0), (failed.Fault, server.Connections));
    }

    [Fact]
    public async Task A_kept_connection_serves_the_next_exchange()
    {
        var server = await EchoServer.StartAsync();
        _servers.Add(server);
        var raw = Raw(async peer =>
        {
            while (true)
            {
                await peer.ReadRequestAsync();
                await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
            }
        });
        for (var i = 0; i < 5; i++) await CompletedAsync(Get(raw.HttpUrl));
        Assert.Equal(1, raw.Connections);
    }
}
