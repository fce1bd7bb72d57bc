using MiniActors.Api;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Faults;

/// <summary><c>task.abort</c> at every stage of a transfer.</summary>
[Trait("Fault", "41"), Collection(AloneCollection.Name)]
public sealed class HttpAbortSpecs
{
    private const string Half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf!";
    private const string Whole = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private const int Rounds = 10_000;

    private static LedgerCall Begin(FaultBench bench, string api, string url, Action<TransferTask> given)
    {
        switch (api)
        {
            case "request":
                return bench.Ledger.Request(new() { Url = url, GetRawResult = given });
            case "downloadFile":
                return bench.Ledger.DownloadFile(new() { Url = url, GetRawResult = given });
            default:
                var path = Path.Combine(bench.Outside, "a.bin");
                using (var file = File.Create(path)) file.SetLength(32 << 20);
                return bench.Ledger.UploadFile(new() { Url = url, FilePath = path, Name = "a", GetRawResult = given });
        }
    }

    public static TheoryData<string, string> Stages
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var api in new[] { "request", "uploadFile", "downloadFile" })
                foreach (var stage in new[] { "in the call", "in TLS", "before the answer", "after the head", "in the body" }) all.Add(api, stage);
            return all;
        }
    }

    [Theory, MemberData(nameof(Stages))]
    public Task It_fails_once_as_aborted_and_frees_the_connection(string api, string stage) => FaultBench.RunAsync(async bench =>
    {
        var reached = new TaskCompletionSource();
        var server = bench.Serve(async peer =>
        {
            if (stage == "in TLS") reached.TrySetResult();
            else await peer.ReadRequestAsync();
            if (api == "uploadFile" && stage is "after the head" or "in the body") await peer.ReadBodyAsync();
            if (stage == "before the answer") reached.TrySetResult();
            if (stage is "after the head" or "in the body") await peer.WriteAsync(stage == "in the body" ? Half : Half[..^5]);
            await peer.ReadToEndAsync();
        });
        TransferTask task = null!;
        var url = $"{(stage == "in TLS" ? "https" : "http")}://localhost:{server.Port}/";
        var call = Begin(bench, api, url, given =>
        {
            task = given;
            given.OnHeadersReceived(_ => reached.TrySetResult());
        });
        if (api == "uploadFile" && stage is "after the head" or "in the body") await HeardAsync(server, stage);
        else if (stage != "in the call") await reached.Task.WaitAsync(Patience.Long);
        task.Abort();
        task.Abort();
        Assert.Equal(FailureKind.Aborted, (await call.FailsAsync()).Kind);
        await FaultBench.UntilAsync(() => server.ClientSockets == 0 && bench.Stored.Count == 0);
    });

    /// <summary>
    /// What an upload is answered is told when it is whole. That the head, or half of the body, has come so far is seen at the
    /// client's socket: nothing that the server wrote waits in it unread.
    /// </summary>
    private static async Task HeardAsync(FaultServer server, string stage)
    {
        await FaultBench.UntilAsync(() => server.Served is [{ Written: var written }] && written == (stage == "in the body" ? Half.Length : Half.Length - 5));
        if (OperatingSystem.IsLinux()) await FaultBench.UntilAsync(() => Unread(server) == 0);
    }

    /// <summary>How many bytes wait at the clients of a server: the second number of the fifth column.</summary>
    private static long Unread(FaultServer server)
    {
        var port = $":{server.Port:X4}";
        return new[] { "/proc/net/tcp", "/proc/net/tcp6" }.SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[2].EndsWith(port, StringComparison.Ordinal))
            .Sum(columns => Convert.ToInt64(columns[4].Split(':')[1], 16));
    }

    [Theory]
    [InlineData("request")]
    [InlineData("uploadFile")]
    [InlineData("downloadFile")]
    public Task After_the_success_it_does_nothing(string api) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Echoing(_ => Whole);
        TransferTask task = null!;
        var call = Begin(bench, api, server.HttpUrl.ToString(), given => task = given);
        await call.Completed.WaitAsync(Patience.Long);
        task.Abort();
        Assert.Null(call.Failure);
        Assert.Equal(["success", "complete"], call.Told.Where(told => told is not ("head" or "progress")));
    });

    [Fact]
    public Task Ten_thousand_rounds_leave_no_descriptor_behind() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(async peer =>
        {
            // Every second request of a connection is answered whole, the others by half.
            for (var odd = true; await peer.TryReadRequestAsync(); odd = !odd) await peer.WriteAsync(odd ? Whole : Half);
            peer.Dispose(); // its descriptor would be counted too
        });
        var url = server.HttpUrl.ToString();
        var before = Descriptors();
        var (aborted, won) = (0, 0);
        for (var round = 0; round < Rounds; round += 100)
        {
            var calls = new List<LedgerCall>();
            for (var index = 0; index < 100; index++)
            {
                TransferTask task = null!;
                var inTheCall = index % 3 == 0;
                calls.Add(Begin(bench, index % 10 == 0 ? "downloadFile" : "request", url, given =>
                {
                    task = given;
                    if (!inTheCall) given.OnHeadersReceived(_ => given.Abort());
                }));
                if (inTheCall) task.Abort();
            }
            foreach (var call in calls)
            {
                await call.Completed.WaitAsync(Patience.Long);
                if (call.Failure is null) won++;
                else if (call.Failure.Kind == FailureKind.Aborted) aborted++;
            }
        }
        Assert.Equal(Rounds, aborted + won);
        Assert.True(aborted > Rounds / 3);
        await FaultBench.UntilAsync(() => server.ClientSockets <= 10 && bench.Stored.Count <= won);
        // At most ten connections are kept, each with a descriptor at both ends here.
        await FaultBench.UntilAsync(() => Descriptors() <= before + 60);
    });

    private static int Descriptors() => Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0;
}
