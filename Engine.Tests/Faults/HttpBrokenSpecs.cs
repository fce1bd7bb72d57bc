using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Adapters;
using MiniActors.Wire;

namespace MiniActors.Tests.Faults;

/// <summary>Responses that are none.</summary>
[Trait("Fault", "36")]
public sealed class HttpBrokenSpecs
{
    private static string Fields(int count) =>
        "HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Range(0, count - 1).Select(n => $"X-{n}: {n}\r\n")) + "Content-Length: 2\r\n\r\n{}";

    /// <summary>What there is beside <see cref="HttpWireSpecs.Broken"/>.</summary>
    private static readonly Dictionary<string, string> More = new()
    {
        { "1,000 fields", Fields(1000) },
        { "257 fields", Fields(257) },
        { "1,000 fields of one name", "HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Repeat("X: 1\r\n", 1000)) + "Content-Length: 2\r\n\r\n{}" },
        { "a status that is none", "HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\n{}" },
        { "a chunk of a size beyond belief", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n" },
        { "a chunk of a negative size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n" },
        { "a mebibyte of trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: " + new string('x', 1 << 20) + "\r\n\r\n" },
        { "a 101 that nobody asked for", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n" },
    };

    public static TheoryData<string> Broken => new([.. HttpWireSpecs.Broken.Keys, .. More.Keys]);

    private static (string Response, FailureKind Kind) Of(string what) =>
        HttpWireSpecs.Broken.TryGetValue(what, out var row) ? (row.Response, row.Fault.ToFailureKind()) : (More[what], FailureKind.Protocol);

    [Theory, MemberData(nameof(Broken))]
    public Task It_fails_is_no_half_success_and_its_connection_is_not_used_again(string what) => FaultBench.RunAsync(async bench =>
    {
        var (response, kind) = Of(what);
        var ended = new TaskCompletionSource();
        var server = bench.Own(FaultServer.InTurn(
            async peer =>
            {
                await peer.ReadRequestAsync();
                await peer.WriteAsync(response);
                peer.Fin();
                ended.SetResult();
                await peer.ReadToEndAsync();
            },
            async peer =>
            {
                await peer.ReadRequestAsync();
                await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nsound");
            }));
        Assert.Equal(kind, (await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString(), Method = "POST" }).FailsAsync()).Kind);
        await ended.Task;
        Assert.Equal("sound", (await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).SucceedsAsync()).Data);
        Assert.Equal(2, server.Connections);
    });

    public static TheoryData<string> Refused => new(
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        Fields(257));

    /// <summary>The server goes on: whatever it says next would be taken for the answer to another call.</summary>
    [Theory, MemberData(nameof(Refused))]
    public Task A_response_that_is_refused_takes_its_connection_with_it(string response) => FaultBench.RunAsync(async bench =>
    {
        var given = new TaskCompletionSource();
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync(response);
            await peer.ReadToEndAsync();
            given.SetResult();
        });
        await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).FailsAsync();
        await given.Task.WaitAsync(Ledger.Patience);
    });

    [Theory, MemberData(nameof(Broken))]
    public Task It_is_no_half_file(string what) => FaultBench.RunAsync(async bench =>
    {
        var (response, kind) = Of(what);
        var server = bench.Answering(response);
        var call = bench.Ledger.DownloadFile(new() { Url = server.HttpUrl.ToString() });
        Assert.Equal(kind, (await call.FailsAsync()).Kind);
        await FaultBench.UntilAsync(() => bench.Stored.Count == 0);
    });

    [Theory, MemberData(nameof(Broken))]
    public Task It_is_no_answer_to_an_upload(string what) => FaultBench.RunAsync(async bench =>
    {
        var (response, kind) = Of(what);
        var path = Path.Combine(bench.Outside, "a.bin");
        await File.WriteAllBytesAsync(path, new byte[100_000]);
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.ReadBodyAsync();
            await peer.WriteAsync(response);
            peer.Fin();
            await peer.ReadToEndAsync();
        });
        var call = bench.Ledger.UploadFile(new() { Url = server.HttpUrl.ToString(), FilePath = path, Name = "a" });
        Assert.Equal(kind, (await call.FailsAsync()).Kind);
        Assert.Equal(1, server.Connections);
    });

    [Fact]
    public Task As_many_fields_as_the_limit_pass() => FaultBench.RunAsync(async bench =>
        Assert.Equal(256, (await bench.Ledger.Request(new() { Url = bench.Answering(Fields(256)).HttpUrl.ToString() }).SucceedsAsync()).Header.Count));

    [Fact]
    public Task The_limit_of_fields_is_the_configurations() => FaultBench.RunAsync(async bench =>
    {
        Assert.Equal(FailureKind.Protocol, (await bench.Ledger.Request(new() { Url = bench.Answering(Fields(6)).HttpUrl.ToString() }).FailsAsync()).Kind);
        await bench.Ledger.Request(new() { Url = bench.Answering(Fields(5)).HttpUrl.ToString() }).SucceedsAsync();
    }, hocon: "mini-actors.http.header-fields = 5");

    [Fact]
    public Task Some_100s_before_the_answer_are_passed_over_and_a_storm_of_them_ends() => FaultBench.RunAsync(async bench =>
    {
        const string proceed = "HTTP/1.1 100 Continue\r\n\r\n";
        await bench.Ledger.Request(new() { Url = bench.Answering(string.Concat(Enumerable.Repeat(proceed, 100)) + Fields(2)).HttpUrl.ToString() }).SucceedsAsync();
        var storm = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(proceed, 1000)));
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            while (true) await peer.WriteAsync(storm);
        });
        // At the limit of a head, which counts them all.
        Assert.Equal(FailureKind.Protocol, (await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString() }).FailsAsync()).Kind);
        await FaultBench.UntilAsync(() => server.ClientSockets == 0);
    });

    [Fact]
    public Task Bytes_behind_a_response_are_not_taken_for_the_next_one() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Echoing(_ => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n\"evil\"");
        for (var round = 0; round < 3; round++)
            Assert.Equal("{}", (await bench.Ledger.Request(new() { Url = server.HttpUrl.ToString(), DataType = "text" }).SucceedsAsync()).Data);
        Assert.Equal(3, server.Connections);
    });
}
