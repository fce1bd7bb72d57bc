using System.IO.Compression;
using System.Text;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed partial class HttpWireSpecs
{
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

    internal static byte[] WithBody(string fields, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{fields}Content-Length: {body.Length}\r\n\r\n"), .. body];

    internal static byte[] Coded(byte[] plain, string coder)
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
    [InlineData("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nContent-Encoding: gzip\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5000\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Encoding: deflate\r\n\r\n")]
    public async Task A_response_without_a_body_has_an_empty_one(string method, string response)
    {
        var answer = await CompletedAsync(Get(Answering(response).HttpUrl) with { Method = method });
        Assert.Empty(answer.Body);
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

    /// <summary>By their names: a theory takes those, since some of the responses are too long to be the argument of a test.</summary>
    internal static IReadOnlyDictionary<string, (string Response, WireFault Fault)> Broken { get; } = new Dictionary<string, (string, WireFault)>
    {
        { "short body", ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!", WireFault.Dropped) },
        { "chunk cut short", ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfi", WireFault.Dropped) },
        { "no last chunk", ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfive!\r\n", WireFault.Dropped) },
        { "bad chunk size", ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nfive!\r\n0\r\n\r\n", WireFault.Protocol) },
        { "two lengths", ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nfive!!", WireFault.Protocol) },
        { "negative length", ("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nfive!", WireFault.Protocol) },
        { "length and chunks", ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfive!\r\n0\r\n\r\n", WireFault.Protocol) },
        { "HTTP/0.9", ("<html>hello</html>\r\n", WireFault.Protocol) },
        { "a mebibyte of one field", ("HTTP/1.1 200 OK\r\nX: " + new string('x', 1 << 20) + "\r\n\r\n", WireFault.Protocol) },
        { "no answer", ("", WireFault.Connect) },
        { "not gzip", ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nfive!", WireFault.Protocol) },
        { "too many codings", ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip, gzip, gzip\r\nContent-Length: 0\r\n\r\n", WireFault.Protocol) },
    };

    public static TheoryData<string> BrokenResponses => new(Broken.Keys);

    [Theory]
    [MemberData(nameof(BrokenResponses))]
    [Trait("Fault", "36")]
    public async Task A_broken_response_is_never_half_a_success(string what)
    {
        var (response, fault) = Broken[what];
        Assert.Equal(fault, (await FailedAsync(Get(Answering(response).HttpUrl))).Fault);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zlib")]
    [InlineData("br")]
    [Trait("Fault", "36")]
    public async Task A_coded_body_that_ends_too_early_fails(string coder)
    {
        var bytes = new byte[50_000];
        new Random(1).NextBytes(bytes);
        var coded = Coded(bytes, coder)[..30_000];
        var server = Answering(WithBody($"Content-Encoding: {(coder == "zlib" ? "deflate" : coder)}\r\n", coded));
        Assert.Equal(WireFault.Protocol, (await FailedAsync(Get(server.HttpUrl))).Fault);
    }
}
