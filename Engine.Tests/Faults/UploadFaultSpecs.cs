using System.Diagnostics;
using System.Globalization;
using MiniActors.Api;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Faults;

/// <summary>Files that are not there, that change under way, and servers that do not want them.</summary>
[Trait("Fault", "40")]
public sealed class UploadFaultSpecs
{
    private const string TooBig = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 7\r\nConnection: close\r\n\r\ntoo big";
    private const string Done = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private static UploadFileOptions Upload(FaultServer server, string path) => new() { Url = server.HttpUrl.ToString(), FilePath = path, Name = "photo" };

    private static string FileOf(FaultBench bench, long length, string name = "a.bin")
    {
        var path = Path.Combine(bench.Outside, name);
        using var file = File.Create(path);
        file.SetLength(length);
        return path;
    }

    [Theory]
    [InlineData("missing.bin", FailureKind.FileNotFound)]
    [InlineData("directory", FailureKind.FileNotFound)]
    [InlineData("pipe", FailureKind.FileNotFound)]
    [InlineData("link", FailureKind.FileDenied)]
    [InlineData("../outside.bin", FailureKind.FileDenied)]
    public Task What_is_no_plain_file_of_the_programs_fails_before_anything_is_dialled(string name, FailureKind kind) => FaultBench.RunAsync(async bench =>
    {
        Directory.CreateDirectory(Path.Combine(bench.Outside, "directory"));
        File.CreateSymbolicLink(Path.Combine(bench.Outside, "link"), "/etc/hostname");
        using (var mkfifo = Process.Start("mkfifo", Path.Combine(bench.Outside, "pipe"))) await mkfifo.WaitForExitAsync().WaitAsync(Patience.Long);
        var server = bench.Serve();
        var call = bench.Ledger.UploadFile(Upload(server, bench.Outside + "/" + name));
        Assert.Equal((kind, 0), ((await call.FailsAsync()).Kind, server.Connections));
    });

    [Fact]
    public Task A_file_that_the_process_may_not_read_fails_and_one_that_it_may_does_not() => FaultBench.RunAsync(async bench =>
    {
        var path = FileOf(bench, 10);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.None);
        var readable = true;
        try
        {
            await using var probe = File.OpenRead(path);
        }
        catch (UnauthorizedAccessException)
        {
            readable = false; // root reads anything
        }
        var server = bench.Echoing(_ => Done);
        var call = bench.Ledger.UploadFile(Upload(server, path));
        await call.Completed.WaitAsync(Ledger.Patience);
        Assert.Equal(readable ? null : FailureKind.FileDenied, call.Failure?.Kind);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_003)]
    public Task The_content_length_is_true(int length) => FaultBench.RunAsync(async bench =>
    {
        long body = 0;
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            body = (await peer.ReadBodyAsync()).Length;
            await peer.WriteAsync(Done);
            Assert.Equal(0, await peer.ReadToEndAsync());
        });
        await bench.Ledger.UploadFile(Upload(server, FileOf(bench, length))).SucceedsAsync();
        Assert.True(body > length);
    });

    [Fact]
    public Task A_file_that_shrinks_under_way_fails_and_never_arrives_whole() => FaultBench.RunAsync(async bench =>
    {
        var path = FileOf(bench, 64 << 20);
        var arrived = new TaskCompletionSource<(long Announced, long Came)>();
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.ReadExactlyAsync(100_000);
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(200_000);
            arrived.SetResult((long.Parse(peer.Field("Content-Length")!, CultureInfo.InvariantCulture), 100_000 + await peer.ReadToEndAsync()));
        });
        Assert.Equal(FailureKind.FileNotFound, (await bench.Ledger.UploadFile(Upload(server, path)).FailsAsync()).Kind);
        var (announced, came) = await arrived.Task.WaitAsync(Patience.Long);
        Assert.True(came < announced);
    });

    [Fact]
    public Task Of_a_file_that_grows_under_way_what_was_announced_arrives() => FaultBench.RunAsync(async bench =>
    {
        var path = FileOf(bench, 8 << 20);
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(16 << 20);
            await peer.ReadBodyAsync();
            await peer.WriteAsync(Done);
            Assert.Equal(0, await peer.ReadToEndAsync());
        });
        await bench.Ledger.UploadFile(Upload(server, path)).SucceedsAsync();
    });

    [Fact]
    public Task More_than_4_GiB_is_announced_as_it_is() => FaultBench.RunAsync(async bench =>
    {
        const long length = (4L << 30) + 1;
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            Assert.True(long.Parse(peer.Field("Content-Length")!, CultureInfo.InvariantCulture) > length);
            await peer.WriteAsync(TooBig);
            peer.Dispose();
        });
        Assert.Equal(413, (await bench.Ledger.UploadFile(Upload(server, FileOf(bench, length))).SucceedsAsync()).StatusCode);
    });

    [Theory]
    [InlineData("reset")]
    [InlineData("fin")]
    [InlineData("stays")]
    public Task An_answer_that_comes_early_is_the_answer_and_not_a_reset(string end) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync(TooBig);
            if (end == "reset") peer.Dispose(); // with unread bytes, that is a reset
            else if (end == "fin") peer.Fin();
            await peer.StallAsync();
        });
        var result = await bench.Ledger.UploadFile(Upload(server, FileOf(bench, 256 << 20))).SucceedsAsync();
        Assert.Equal((413, "too big"), (result.StatusCode, result.Data));
        await FaultBench.UntilAsync(() => server.ClientSockets == 0);
    });

    [Theory]
    [InlineData("a\"b.png", "x\"y")]
    [InlineData("a\r\nX-Injected: 1.png", "x\r\nX-Injected: 1")]
    [InlineData("名前😀.png", "照片😀")]
    [InlineData("a;b=c.png", "x; filename=\"evil\"")]
    public Task Names_stay_inside_of_their_quotes(string fileName, string name) => FaultBench.RunAsync(async bench =>
    {
        var body = "";
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            body = System.Text.Encoding.UTF8.GetString(await peer.ReadBodyAsync());
            await peer.WriteAsync(Done);
        });
        var call = bench.Ledger.UploadFile(Upload(server, FileOf(bench, 3, fileName)) with { Name = name, FormData = new Dictionary<string, string> { [name] = "1" } });
        await call.Completed.WaitAsync(Ledger.Patience);
        if (call.Failure is { } failure)
        {
            // A path with a line break is no path of a mini program.
            Assert.True(fileName.Contains('\n'), failure.ToString());
            Assert.Equal((FailureKind.FileDenied, 0), (failure.Kind, server.Connections));
            return;
        }
        var heads = body.Split("\r\n").Where(line => line.StartsWith("Content-Disposition", StringComparison.OrdinalIgnoreCase)).ToArray();
        Assert.Equal(2, heads.Length);
        Assert.All(heads, head => Assert.Matches("^Content-Disposition: form-data; name=\"[^\"]*\"(; filename=\"[^\"]*\")?$", head));
        Assert.DoesNotContain("\r\nX-Injected", body, StringComparison.Ordinal);
    });
}
