using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed partial class HttpWireSpecs : WireRig
{
    private static HttpExchange Get(Uri url, params (string, string)[] fields) =>
        new() { Url = url, Method = "GET", Headers = Headers.Of(fields), Policy = Loopback };

    private async Task<HttpSignal> SendAsync(HttpExchange exchange, CancellationToken cancellation = default)
    {
        var told = new TaskCompletionSource<HttpSignal>(TaskCreationOptions.RunContinuationsAsynchronously);
        var times = 0;
        new HttpWire(Transport).Begin(exchange, signal =>
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

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_body_goes_and_comes_back(string scheme)
    {
        var server = await EchoAsync();
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
    [InlineData("POST", false, 1)]
    [InlineData("POST", true, 1)]
    [InlineData("PATCH", false, 1)]
    [InlineData("GET", false, 2)]
    [Trait("Fault", "43")]
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
    [Trait("Fault", "41")]
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
    [Trait("Fault", "41")]
    public async Task An_exchange_that_is_cancelled_before_it_begins_dials_nothing()
    {
        var server = Raw();
        var failed = Assert.IsType<HttpSignal.Failed>(await SendAsync(Get(server.HttpUrl), new CancellationToken(canceled: true)));
        Assert.Equal((WireFault.Aborted, 0), (failed.Fault, server.Connections));
    }

    [Fact]
    public async Task A_kept_connection_serves_the_next_exchange()
    {
        var server = await EchoAsync();
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
