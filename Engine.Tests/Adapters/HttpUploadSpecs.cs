using System.Text;
using Microsoft.AspNetCore.Http;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

[Trait("Fault", "40")]
public sealed class HttpUploadSpecs : HttpFlowSpecs
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    [Theory]
    [InlineData("http", 0, true)]
    [InlineData("http", 1, true)]
    [InlineData("http", 1_000_003, true)]
    [InlineData("http", 1_000_003, false)]
    [InlineData("https", 1_000_003, true)]
    [InlineData("https", 0, false)]
    public async Task A_form_arrives_as_it_was_built(string scheme, int size, bool seeks)
    {
        var bytes = Noise(size);
        var server = Own(await WebServer.StartAsync(async context =>
        {
            var form = await context.Request.ReadFormAsync();
            var file = Assert.Single(form.Files);
            var copy = new MemoryStream();
            await file.CopyToAsync(copy);
            var same = copy.ToArray().AsSpan().SequenceEqual(bytes);
            await context.Response.WriteAsync($"{form["user"]} {file.Name} {file.FileName} {file.ContentType} {same} {context.Request.ContentLength is not null}");
        }));
        var stream = new ProbeStream(bytes) { Seeks = seeks };
        var (log, _) = Begin(Post(server.Url(scheme), Form(new BodySource(null, () => stream), "猫.bin"), ("Content-Type", "text/plain")));
        Assert.Equal($"1 file 猫.bin application/x-thing True {seeks}", Encoding.UTF8.GetString((await log.CompletedAsync()).Body));
        Assert.True(stream.IsClosed);
    }

    [Fact]
    public async Task The_content_length_of_a_form_is_true_to_the_byte()
    {
        var server = Raw();
        var (log, _) = Begin(Post(server.HttpUrl, Form(SourceOf(Noise(70_000)))));
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        var body = Encoding.Latin1.GetString(await peer.ReadExactlyAsync(int.Parse(peer.Field("Content-Length")!)));
        await peer.WriteAsync(Ok);
        await log.CompletedAsync();
        var boundary = peer.Field("Content-Type")!.Split("boundary=")[1];
        Assert.StartsWith($"--{boundary}\r\n", body);
        Assert.EndsWith($"\r\n--{boundary}--\r\n", body);
        Assert.Equal(0, await peer.ReadToEndAsync());
    }

    [Fact]
    public async Task Raw_bytes_go_as_they_are_with_the_content_type_of_the_caller()
    {
        var bytes = Noise(300_000);
        var server = Own(await EchoServer.StartAsync());
        var (log, _) = Begin(Post(server.Http, new HttpUpload.Raw(SourceOf(bytes)), ("Content-Type", "text/x-raw")));
        var answer = await log.CompletedAsync();
        Assert.Equal(("text/x-raw", bytes.Length), (answer.Headers.Find("Content-Type"), answer.Body.Length));
        Assert.Equal(bytes, answer.Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_that_became_shorter_fails_and_no_whole_request_arrives(bool gone)
    {
        var server = Raw();
        var (log, _) = Begin(Post(server.HttpUrl, new HttpUpload.Raw(new BodySource(500_000, () => new MemoryStream(new byte[gone ? 0 : 400_000])))));
        var peer = await server.AcceptAsync();
        Assert.InRange(await peer.ReadToEndAsync(), 0, 401_000);
        Assert.Equal(WireFault.Source, await log.FaultAsync());
    }

    [Fact]
    public async Task Of_a_source_that_became_longer_what_was_announced_is_sent()
    {
        var bytes = Noise(200_000);
        var server = Own(await EchoServer.StartAsync());
        var (log, _) = Begin(Post(server.Http, new HttpUpload.Raw(new BodySource(150_001, () => new MemoryStream(bytes)))));
        Assert.Equal(bytes[..150_001], (await log.CompletedAsync()).Body);
    }

    public static TheoryData<string, Func<Stream>> UselessSources => new()
    {
        { "missing", () => File.OpenRead("/no/such/file") },
        { "a directory", () => File.OpenRead(Path.GetTempPath()) },
        { "broken", () => throw new InvalidOperationException("broken") },
    };

    [Theory]
    [MemberData(nameof(UselessSources))]
    public async Task A_source_that_cannot_be_opened_fails_before_anything_is_dialled(string what, Func<Stream> open)
    {
        Assert.NotEmpty(what);
        var server = Raw();
        var (log, _) = Begin(Post(server.HttpUrl, Form(new BodySource(5, open))));
        Assert.Equal((WireFault.Source, 0), (await log.FaultAsync(), server.Connections));
    }

    [Fact]
    public async Task A_source_that_cannot_be_read_fails_the_upload_and_is_closed()
    {
        var server = Raw();
        var stream = new ProbeStream(new byte[10]) { Before = () => throw new IOException("bad sector") };
        var (log, _) = Begin(Post(server.HttpUrl, Form(new BodySource(10, () => stream))));
        Assert.Equal((WireFault.Source, true), (await log.FaultAsync(), stream.IsClosed));
    }

    [Fact]
    public async Task An_upload_never_goes_over_a_kept_connection_and_leaves_none()
    {
        var server = Raw(async peer =>
        {
            while (true)
            {
                await peer.ReadRequestAsync();
                await peer.ReadExactlyAsync(int.Parse(peer.Field("Content-Length") ?? "0"));
                await peer.WriteAsync(Ok);
            }
        });
        await Begin(Get(server.HttpUrl)).Log.CompletedAsync();
        for (var i = 0; i < 2; i++) await Begin(Post(server.HttpUrl, Form(SourceOf(new byte[10])))).Log.CompletedAsync();
        await Begin(Get(server.HttpUrl)).Log.CompletedAsync();
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task Progress_begins_with_the_first_bytes_and_ends_with_the_last()
    {
        var server = Own(await WebServer.StartAsync(context => context.Request.Body.CopyToAsync(Stream.Null)));
        var stream = new ProbeStream(Noise(2_000_000)) { Before = () => { Clock.Advance(TimeSpan.FromMilliseconds(50)); return Task.CompletedTask; } };
        var (log, _) = Begin(Post(server.Url("http"), new HttpUpload.Raw(new BodySource(2_000_000, () => stream))) with { TellsProgress = true });
        await log.CompletedAsync();
        var told = log.All.OfType<HttpSignal.Sent>().ToList();
        Assert.All(told, sent => Assert.Equal(2_000_000, sent.Total));
        Assert.Equal(told.Select(sent => sent.Bytes).Distinct().Order(), told.Select(sent => sent.Bytes));
        Assert.Equal(131_072, told[0].Bytes);
        Assert.Equal(2_000_000, told[^1].Bytes);
        Assert.Equal(9, told.Count); // sixteen pieces, one every 50 ms: the first, then each second, and the last of all
    }
}
