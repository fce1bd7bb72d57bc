using System.Text;
using Microsoft.AspNetCore.Http;
using MiniActors.Api;
using MiniActors.Model;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.EndToEnd;

/// <summary>Streams of a C# program in the place of files (docs/decisions/0010), against real servers.</summary>
public sealed class StreamSpecs(LabEngine lab) : IClassFixture<LabEngine>
{
    private Task<MiniProgram> OpenAsync(string platform = "wechat") => lab.Engine.OpenAsync(new MiniProgramOptions
    {
        Platform = platform,
        UrlCheck = false,
        PrivateAddresses = true,
    });

    private static Task<WebServer> FormAsync() => WebServer.StartAsync(async context =>
    {
        var form = await context.Request.ReadFormAsync();
        var file = form.Files.Single();
        using var reader = new StreamReader(file.OpenReadStream());
        var framing = context.Request.ContentLength is { } length ? "length" : context.Request.Headers.TransferEncoding.ToString();
        await context.Response.WriteAsync($"{file.Name} {file.FileName} {file.ContentType} {framing} {await reader.ReadToEndAsync()}");
    });

    private static UploadFileOptions Upload(Uri url, Stream? content) => new() { Url = url.ToString(), Name = "part", Content = content };

    private static WatchedStream Once(string text)
    {
        var left = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return new WatchedStream { OnRead = left.ReadAsync };
    }

    [Fact]
    public async Task A_stream_that_can_seek_is_sent_from_where_it_stands_with_its_length_and_stays_open()
    {
        await using var server = await FormAsync();
        await using var app = await OpenAsync();
        var content = new MemoryStream("skipped sent"u8.ToArray()) { Position = 8 };

        var result = await app.UploadFileAsync(Upload(server.Url("http"), content) with { FileName = "a.png" });

        Assert.Equal("part a.png image/png length sent", result.Data);
        Assert.True(content.CanRead);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_chunked_and_with_a_length_it_is_not()
    {
        await using var server = await FormAsync();
        await using var app = await OpenAsync();

        var chunked = await app.UploadFileAsync(Upload(server.Url("http"), Once("hello")));
        var announced = await app.UploadFileAsync(Upload(server.Url("http"), Once("hello, and more")) with { Length = 5 });

        Assert.Equal("part file application/octet-stream chunked hello", chunked.Data);
        Assert.Equal("part file application/octet-stream length hello", announced.Data);
    }

    [Fact]
    public async Task A_redirect_sends_a_stream_again_if_it_can_seek_and_fails_if_it_cannot()
    {
        await using var target = await FormAsync();
        await using var server = await WebServer.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = target.Url("http").ToString();
        });
        await using var app = await OpenAsync();

        var again = await app.UploadFileAsync(Upload(server.Url("http"), new MemoryStream("twice"u8.ToArray())));
        Assert.EndsWith(" twice", again.Data, StringComparison.Ordinal);

        var failure = await FailureOf(() => app.UploadFileAsync(Upload(server.Url("http"), Once("once"))));
        Assert.Equal(FailureKind.InvalidBody, failure.Kind);
        Assert.Contains("wants a body again that is gone", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task A_stream_that_throws_fails_the_call_with_its_cause(string platform)
    {
        await using var server = await FormAsync();
        await using var app = await OpenAsync(platform);
        var broken = new WatchedStream { OnRead = (_, _) => throw new InvalidOperationException("the blob is gone") };

        var failure = await FailureOf(() => app.UploadFileAsync(Upload(server.Url("http"), broken) with { FileType = "image" }));

        Assert.Equal(FailureKind.InvalidBody, failure.Kind);
        Assert.Contains("the blob is gone", failure.Cause, StringComparison.Ordinal);
        Assert.False(broken.Disposed.IsCompleted);
    }

    [Fact]
    public async Task A_stream_with_fewer_bytes_than_were_announced_fails_the_call()
    {
        await using var server = await FormAsync();
        await using var app = await OpenAsync();

        var failure = await FailureOf(() => app.UploadFileAsync(Upload(server.Url("http"), Once("short")) with { Length = 10 }));

        Assert.Equal(FailureKind.InvalidBody, failure.Kind);
        Assert.Contains("ended 5 bytes before its end", failure.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_can_be_neither_read_nor_written_fails_the_call_before_anything_is_dialled()
    {
        await using var app = await OpenAsync();
        var closed = new MemoryStream();
        await closed.DisposeAsync();

        Assert.Equal("the stream cannot be read", (await FailureOf(() => app.UploadFileAsync(Upload(new Uri("http://nowhere.invalid/"), closed)))).Cause);
        Assert.Equal("the stream cannot be written", (await FailureOf(() => app.DownloadFileAsync(new() { Url = "http://nowhere.invalid/", Target = closed }))).Cause);
    }

    [Fact]
    public async Task Both_a_path_and_a_stream_or_neither_is_the_platforms_parameter_error()
    {
        await using var app = await OpenAsync();
        var disposed = new WatchedStream();
        Func<Task>[] calls =
        [
            () => app.UploadFileAsync(Upload(new Uri("http://nowhere.invalid/"), disposed) with { FilePath = "a", DisposeContent = true }),
            () => app.UploadFileAsync(Upload(new Uri("http://nowhere.invalid/"), null)),
            () => app.DownloadFileAsync(new() { Url = "http://nowhere.invalid/", FilePath = "a", Target = new MemoryStream() }),
        ];

        foreach (var call in calls) Assert.Equal(FailureKind.Parameter, (await FailureOf(call)).Kind);
        await disposed.Disposed.WaitAsync(Patience.Long);
    }

    [Fact]
    public async Task A_stream_is_disposed_of_when_the_call_is_through_where_the_caller_says_so()
    {
        await using var server = await FormAsync();
        await using var app = await OpenAsync();
        var content = Once("hello");
        var target = new WatchedStream();

        await app.UploadFileAsync(Upload(server.Url("http"), content) with { DisposeContent = true });
        await content.Disposed.WaitAsync(Patience.Long);
        await using var body = await WebServer.StartAsync(context => context.Response.WriteAsync("hello"));
        await app.DownloadFileAsync(new() { Url = body.Url("http").ToString(), Target = target, DisposeTarget = true });
        Assert.True(target.Disposed.IsCompleted);
    }

    [Fact]
    public async Task An_abort_cancels_the_read_that_is_under_way_and_no_other_begins()
    {
        await using var server = await FormAsync();
        await using var app = await OpenAsync();
        var reading = new TaskCompletionSource<CancellationToken>();
        var stalled = new WatchedStream
        {
            OnRead = async (_, cancellation) =>
            {
                reading.TrySetResult(cancellation);
                // It heeds no token.
                await new TaskCompletionSource().Task;
                return 0;
            },
        };
        var failed = new TaskCompletionSource<Failure>();
        var task = app.UploadFile(Upload(server.Url("http"), stalled) with { Fail = failed.SetResult, DisposeContent = true });
        var cancellation = await reading.Task.WaitAsync(Patience.Long);

        task.Abort();

        Assert.Equal(FailureKind.Aborted, (await failed.Task.WaitAsync(Patience.Long)).Kind);
        await stalled.Disposed.WaitAsync(Patience.Long);
        Assert.True(cancellation.IsCancellationRequested);
        Assert.Equal(1, stalled.Reads);
    }

    [Fact]
    public async Task A_download_is_written_to_a_stream_flushed_and_leaves_it_open()
    {
        await using var server = await WebServer.StartAsync(context => context.Response.WriteAsync("hello"));
        await using var app = await OpenAsync();
        var written = new MemoryStream();
        var target = new WatchedStream { OnWrite = written.WriteAsync };

        var result = await app.DownloadFileAsync(new() { Url = server.Url("http").ToString(), Target = target });

        Assert.Equal(("hello", "", null, 200), (Encoding.UTF8.GetString(written.ToArray()), result.TempFilePath, result.FilePath, result.StatusCode));
        Assert.Equal(1, target.Flushes);
        Assert.False(target.Disposed.IsCompleted);
    }

    [Fact]
    public async Task The_body_of_a_redirect_is_not_written()
    {
        await using var server = await WebServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/path")
            {
                context.Response.StatusCode = 302;
                context.Response.Headers.Location = "/there";
            }
            await context.Response.WriteAsync(context.Request.Path);
        });
        await using var app = await OpenAsync();
        var target = new MemoryStream();

        await app.DownloadFileAsync(new() { Url = server.Url("http").ToString(), Target = target });

        Assert.Equal("/there", Encoding.UTF8.GetString(target.ToArray()));
    }

    [Fact]
    public async Task A_target_that_throws_fails_the_call_with_its_cause()
    {
        await using var server = await WebServer.StartAsync(context => context.Response.WriteAsync("hello"));
        await using var app = await OpenAsync();
        var broken = new WatchedStream { OnWrite = (_, _) => throw new IOException("the pipe is full") };

        var failure = await FailureOf(() => app.DownloadFileAsync(new() { Url = server.Url("http").ToString(), Target = broken }));

        Assert.Equal(FailureKind.FileWrite, failure.Kind);
        Assert.Contains("the pipe is full", failure.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_target_stops_the_server()
    {
        const int pieces = 4096, size = 64 << 10;
        var sent = 0;
        var stalled = new TaskCompletionSource();
        await using var server = await WebServer.StartAsync(async context =>
        {
            var piece = new byte[size];
            for (var index = 0; index < pieces; index++)
            {
                var write = context.Response.Body.WriteAsync(piece, context.RequestAborted).AsTask();
                if (await Task.WhenAny(write, Task.Delay(500)) != write) stalled.TrySetResult();
                await write;
                Interlocked.Increment(ref sent);
            }
        });
        await using var app = await OpenAsync();
        var writing = new TaskCompletionSource();
        var target = new WatchedStream
        {
            OnWrite = async (_, _) =>
            {
                writing.TrySetResult();
                await new TaskCompletionSource().Task;
            },
        };
        var failed = new TaskCompletionSource<Failure>();
        var task = app.DownloadFile(new() { Url = server.Url("http").ToString(), Target = target, Fail = failed.SetResult });
        await writing.Task.WaitAsync(Patience.Long);
        await stalled.Task.WaitAsync(Patience.Long);
        Assert.InRange((long)Volatile.Read(ref sent) * size, 0, 64 << 20);

        task.Abort();

        Assert.Equal(FailureKind.Aborted, (await failed.Task.WaitAsync(Patience.Long)).Kind);
    }

    [Fact]
    public async Task Progress_counts_the_bytes_of_a_stream_and_ends_at_100()
    {
        await using var server = await WebServer.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await context.Response.WriteAsync("hello");
        });
        await using var app = await OpenAsync();
        var (sent, received) = (new List<TransferProgress>(), new List<TransferProgress>());
        var url = server.Url("http");

        await app.UploadFileAsync(Upload(url, Once(new string('x', 1000))) with { GetRawResult = task => task.OnProgressUpdate(sent.Add) });
        await app.DownloadFileAsync(new() { Url = url.ToString(), Target = new MemoryStream(), GetRawResult = task => task.OnProgressUpdate(received.Add) });

        Assert.Equal(100, sent[^1].Percent);
        Assert.InRange(sent[^1].Done, 1000, 2000);
        Assert.Equal((100, 5L), (received[^1].Percent, received[^1].Done));
    }

    private static async Task<Failure> FailureOf(Func<Task> call) =>
        (await Assert.ThrowsAsync<MiniProgramException>(() => call().WaitAsync(Patience.Long))).Failure;
}
