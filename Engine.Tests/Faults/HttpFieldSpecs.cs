using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Faults;

/// <summary>Request fields that would break out of their line, or that are not the caller's to set.</summary>
[Trait("Fault", "34")]
public sealed class HttpFieldSpecs
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    public static TheoryData<string, string, string> Unsendable
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var api in new[] { "request", "uploadFile", "downloadFile", "connectSocket" })
                foreach (var (name, value) in new[]
                {
                    ("X-A", "1\r\nX-Injected: 2"), ("X-A", "1\nX-Injected: 2"), ("X-A", "1\rX-Injected: 2"), ("X-A", "a\0b"), ("X-A", "名"), ("X-A", "é"),
                    ("X-A\r\nX-Injected", "1"), ("X-A:", "1"), ("X A", "1"), ("", "1"), ("X-Ü", "1"), ("X\0", "1"), ("Content-Typ\re", "1"),
                })
                    all.Add(api, name, value);
            return all;
        }
    }

    private static LedgerCall Call(FaultBench bench, string api, FaultServer server, IReadOnlyDictionary<string, string> header)
    {
        var file = Path.Combine(bench.Outside, "a.png");
        File.WriteAllText(file, "x");
        return api switch
        {
            "request" => bench.Ledger.Request(new() { Url = server.HttpUrl.ToString(), Header = header }),
            "uploadFile" => bench.Ledger.UploadFile(new() { Url = server.HttpUrl.ToString(), FilePath = file, Name = "a", Header = header }),
            "downloadFile" => bench.Ledger.DownloadFile(new() { Url = server.HttpUrl.ToString(), Header = header }),
            _ => bench.Ledger.ConnectSocket(new() { Url = server.WebSocketUrl.ToString(), Header = header }),
        };
    }

    [Theory, MemberData(nameof(Unsendable))]
    public Task What_cannot_be_sent_fails_and_nothing_is_dialled(string api, string name, string value) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve();
        var call = Call(bench, api, server, new Dictionary<string, string> { [name] = value });
        await call.Completed.WaitAsync(Ledger.Patience);
        Assert.Equal((FailureKind.InvalidHeader, 0), (call.Failure?.Kind, server.Connections));
    });

    [Theory]
    [InlineData("request")]
    [InlineData("uploadFile")]
    [InlineData("downloadFile")]
    public Task What_belongs_to_the_connection_is_ignored_and_the_Referer_is_the_platforms(string api) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Echoing(_ => Answer);
        var call = Call(bench, api, server, new Dictionary<string, string>
        {
            ["Host"] = "evil.example",
            ["Referer"] = "https://evil.example/",
            ["Content-Length"] = "9999",
            ["Transfer-Encoding"] = "chunked",
            ["Connection"] = "upgrade",
            ["Expect"] = "100-continue",
            ["TE"] = "trailers",
            ["X-Mine"] = "1",
        });
        await call.Completed.WaitAsync(Ledger.Patience);
        Assert.Null(call.Failure);
        var peer = server.Served[0];
        var head = peer.SeenText[..peer.SeenText.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.DoesNotContain("evil", head, StringComparison.Ordinal);
        Assert.DoesNotContain("9999", head, StringComparison.Ordinal);
        Assert.DoesNotContain("chunked", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Expect", head, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(($"localhost:{server.Port}", "1"), (peer.Field("Host"), peer.Field("X-Mine")));
        Assert.StartsWith("https://servicewechat.com/", peer.Field("Referer"));
        Assert.DoesNotContain(head.Split("\r\n"), line => line.Contains('\n') || line.Contains('\r') || line.Contains('\0'));
        var names = head.Split("\r\n").Skip(1).Select(line => line.Split(':')[0]).ToArray();
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    });

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nX-Injected: 1\r\n\r\nGET")]
    [InlineData("GE T")]
    [InlineData("")]
    public Task A_method_cannot_be_a_request(string method) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Echoing(_ => Answer);
        var call = bench.Ledger.Request(new() { Url = server.HttpUrl.ToString(), Method = method });
        await call.Completed.WaitAsync(Ledger.Patience);
        if (call.Failure is { } failure) Assert.Equal((FailureKind.InvalidMethod, 0), (failure.Kind, server.Connections));
        else Assert.StartsWith("GET /path HTTP/1.1\r\n", server.Served[0].SeenText, StringComparison.Ordinal); // an empty one is none
    });

    [Theory]
    [InlineData("/a\r\nX-Injected: 1")]
    [InlineData("/a HTTP/1.1\r\nX-Injected: 1")]
    [InlineData("/a\0")]
    public Task A_url_cannot_hold_a_line(string path) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Echoing(_ => Answer);
        var call = bench.Ledger.Request(new() { Url = $"http://localhost:{server.Port}{path}" });
        await call.Completed.WaitAsync(Ledger.Patience);
        Assert.DoesNotContain(server.Served, peer => peer.SeenText.Contains("\r\nX-Injected", StringComparison.Ordinal) || peer.SeenText.Contains('\0'));
    });
}
