using System.Collections.Concurrent;
using MiniActors.Api;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Faults;

/// <summary>Redirects that lead where the caller could not have gone.</summary>
[Trait("Fault", "33")]
public sealed class HttpRedirectSpecs
{
    private const string Front = "https://front.example";

    private static string To(string location, int status = 302) => $"HTTP/1.1 {status} Go\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n";

    /// <summary>A mini program that may go to the front only, as in production; the map leads it to the server.</summary>
    private static Func<FaultBench, MiniProgramOptions, MiniProgramOptions> Production(Func<FaultBench, FaultServer> front) => (bench, open) => open with
    {
        UrlCheck = true,
        PrivateAddresses = false,
        Domains = new() { Request = [Front], Download = [Front], Upload = [Front] },
        Map = new Dictionary<string, string> { [Front] = $"http://localhost:{front(bench).Port}" },
    };

    [Theory]
    [InlineData("http://front.example/", FailureKind.InsecureScheme)] // from https down to http
    [InlineData("http://127.0.0.1:{0}/", FailureKind.InsecureScheme)]
    [InlineData("https://127.0.0.1:{0}/", FailureKind.PrivateAddress)]
    [InlineData("https://elsewhere.example/", FailureKind.DomainNotListed)]
    [InlineData("//elsewhere.example/", FailureKind.DomainNotListed)]
    [InlineData("file:///etc/passwd", FailureKind.UrlScheme)]
    [InlineData("ws://front.example/", FailureKind.UrlScheme)]
    [InlineData("wss://front.example/", FailureKind.UrlScheme)]
    [InlineData("ftp://front.example/", FailureKind.UrlScheme)]
    [InlineData("data:text/plain,hi", FailureKind.UrlScheme)]
    [InlineData("javascript:alert(1)", FailureKind.UrlScheme)]
    [InlineData("https://user:pass@front.example/", FailureKind.InvalidUrl)]
    public async Task A_redirect_is_held_against_the_rules_for_the_first_url(string location, FailureKind kind)
    {
        await using var target = new FaultServer();
        foreach (var api in new[] { "request", "downloadFile" })
            await FaultBench.RunAsync(async bench =>
            {
                LedgerCall call = api == "request" ? bench.Ledger.Request(new() { Url = Front + "/" }) : bench.Ledger.DownloadFile(new() { Url = Front + "/" });
                await call.Completed.WaitAsync(Ledger.Patience);
                Assert.Equal((kind, 0), (call.Failure!.Kind, target.Connections));
            }, options: Production(bench => bench.Answering(To(location.Replace("{0}", target.Port.ToString(), StringComparison.Ordinal)))));
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    public async Task Without_the_url_check_a_private_address_is_refused_all_the_same(string location)
    {
        await using var target = new FaultServer();
        await FaultBench.RunAsync(async bench =>
        {
            var failure = await bench.Ledger.Request(new() { Url = Front + "/" }).FailsAsync();
            Assert.Contains(failure.Kind, new[] { FailureKind.PrivateAddress, FailureKind.InvalidUrl });
            Assert.Equal(0, target.Connections);
        }, options: (bench, open) => Production(_ => bench.Answering(To(location.Replace("{0}", target.Port.ToString(), StringComparison.Ordinal))))(bench, open) with { UrlCheck = false });
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public Task Ten_are_followed_and_the_eleventh_fails(int redirects, bool passes) => FaultBench.RunAsync(async bench =>
    {
        var hops = 0;
        var server = bench.Echoing(_ => ++hops <= redirects ? To($"/{hops}") : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        var call = bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() });
        if (passes) Assert.Equal(200, (await call.SucceedsAsync()).StatusCode);
        else Assert.Equal(FailureKind.TooManyRedirects, (await call.FailsAsync()).Kind);
        Assert.Equal(11, hops);
    });

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public Task A_loop_ends(string platform) => FaultBench.RunAsync(async bench =>
    {
        var hops = 0;
        var server = bench.Echoing(_ => { hops++; return To("/path"); });
        Assert.Equal(FailureKind.TooManyRedirects, (await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).FailsAsync()).Kind);
        Assert.Equal(bench.Program.Profile.Http.Redirects + 1, hops);
    }, platform);

    [Theory]
    [InlineData(301, "POST", "GET", false)]
    [InlineData(302, "POST", "GET", false)]
    [InlineData(303, "POST", "GET", false)]
    [InlineData(303, "PUT", "GET", false)]
    [InlineData(302, "PUT", "PUT", true)]
    [InlineData(307, "POST", "POST", true)]
    [InlineData(308, "PUT", "PUT", true)]
    [InlineData(307, "DELETE", "DELETE", true)]
    public Task The_method_and_the_body_go_on_only_where_that_is_legal(int status, string method, string then, bool body) => FaultBench.RunAsync(async bench =>
    {
        var bodies = new ConcurrentQueue<string>();
        var server = bench.Serve(async peer =>
        {
            while (await peer.TryReadRequestAsync())
            {
                bodies.Enqueue($"{peer.Request.Split(' ')[0]} {System.Text.Encoding.UTF8.GetString(await peer.ReadBodyAsync())} {peer.Field("Content-Type")}");
                await peer.WriteAsync(bodies.Count == 1 ? To("/next", status) : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }
        });
        await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString(), Method = method, Data = "{\"a\":1}" }).SucceedsAsync();
        Assert.Equal([$"{method} {{\"a\":1}} application/json", body ? $"{then} {{\"a\":1}} application/json" : $"{then}  "], bodies);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Credentials_stay_with_their_origin(bool same) => FaultBench.RunAsync(async bench =>
    {
        var other = bench.Echoing(_ => "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        var first = bench.Echoing(peer => peer.Request.Contains("/next", StringComparison.Ordinal)
            ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
            : To(same ? "/next" : $"http://localhost:{other.Port}/next"));
        await bench.Ledger.Request(new()
        {
            Url = first.HttpUrl.ToString(),
            Header = new Dictionary<string, string> { ["Authorization"] = "Bearer secret", ["Cookie"] = "a=b", ["X-Other"] = "stays" },
        }).SucceedsAsync();
        var last = (same ? first : other).Served[^1];
        Assert.Equal(same ? ("Bearer secret", "a=b", "stays") : (null, null, "stays"), (last.Field("Authorization"), last.Field("Cookie"), last.Field("X-Other")));
        Assert.Contains("GET /next ", last.Request, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("http://[")]
    [InlineData("http://")]
    [InlineData("http://a b/")]
    public Task A_redirect_to_nowhere_fails(string location) => FaultBench.RunAsync(async bench =>
        Assert.Equal(FailureKind.InvalidUrl, (await bench.Ledger.Request(new() { Url = bench.Answering(To(location)).HttpUrl.ToString() }).FailsAsync()).Kind));
}
