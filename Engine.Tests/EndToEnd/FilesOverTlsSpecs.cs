using System.Text;
using System.Text.Json.Nodes;
using MiniActors.Api;
using MiniActors.Model;

namespace MiniActors.Tests.EndToEnd;

/// <summary><c>uploadFile</c> and <c>downloadFile</c> with real files over real HTTPS, on each platform with its own rules.</summary>
public sealed class FilesOverTlsSpecs(LabEngine lab) : IClassFixture<LabEngine>, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mini-actors-spec-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Task<MiniProgram> OpenAsync(string platform) => lab.OpenAsync(platform, allowFiles: [_directory]);

    private string FileOf(string name, byte[] content)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private UploadFileOptions Upload(string path) => new()
    {
        Url = "https://lab.example/upload",
        FilePath = path,
        Name = "photo",
        FileType = "image",
        FormData = new Dictionary<string, string> { ["who"] = "我" },
    };

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task An_upload_is_a_form_with_the_fields_and_the_file(string platform)
    {
        await using var app = await OpenAsync(platform);
        var path = FileOf("a.png", Encoding.ASCII.GetBytes("not really a picture"));

        var result = await app.UploadFileAsync(Upload(path)).WaitAsync(LabEngine.Limit);

        Assert.Equal(200, result.StatusCode);
        var parts = JsonNode.Parse(result.Data)!.ToJsonString();
        Assert.Contains("\"photo\"", parts, StringComparison.Ordinal);
        Assert.Contains("a.png", parts, StringComparison.Ordinal);
        Assert.Contains("image/png", parts, StringComparison.Ordinal);
        Assert.Contains("who", parts, StringComparison.Ordinal);
        Assert.Contains("20", parts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_tells_its_progress_up_to_100()
    {
        await using var app = await OpenAsync("wechat");
        var path = FileOf("big.bin", new byte[8 << 20]);
        var ticks = new List<TransferProgress>();

        await app.UploadFileAsync(Upload(path) with { GetRawResult = task => task.OnProgressUpdate(ticks.Add) }).WaitAsync(LabEngine.Limit);

        Assert.Equal(100, ticks[^1].Percent);
        Assert.Equal(ticks[^1].Total, ticks[^1].Done);
        Assert.True(ticks[^1].Done > 8 << 20);
        Assert.Equal(ticks.Select(tick => tick.Done).Order(), ticks.Select(tick => tick.Done));
    }

    [Theory]
    [InlineData("wechat", FailureKind.FileNotFound)]
    [InlineData("alipay", FailureKind.FileNotFound)]
    [InlineData("baidu", FailureKind.FileNotFound)]
    public async Task A_file_that_is_not_there_fails_before_anything_is_sent(string platform, FailureKind kind)
    {
        await using var app = await OpenAsync(platform);

        var thrown = await Assert.ThrowsAsync<MiniProgramException>(() =>
            app.UploadFileAsync(Upload(Path.Combine(_directory, "missing.png"))).WaitAsync(LabEngine.Limit));

        Assert.Equal(kind, thrown.Failure.Kind);
    }

    [Fact]
    public async Task A_path_of_the_host_that_was_not_allowed_fails()
    {
        await using var app = await lab.OpenAsync("wechat");
        var path = FileOf("secret.txt", [1]);

        var thrown = await Assert.ThrowsAsync<MiniProgramException>(() => app.UploadFileAsync(Upload(path)).WaitAsync(LabEngine.Limit));

        Assert.Equal(FailureKind.FileDenied, thrown.Failure.Kind);
    }

    [Fact]
    public async Task Alipay_wants_to_know_the_fileType()
    {
        await using var app = await OpenAsync("alipay");
        var path = FileOf("a.png", [1]);

        var thrown = await Assert.ThrowsAsync<MiniProgramException>(() =>
            app.UploadFileAsync(Upload(path) with { FileType = null }).WaitAsync(LabEngine.Limit));

        Assert.Equal((FailureKind.Parameter, 11), (thrown.Failure.Kind, thrown.Failure.Code));
    }

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task A_download_gives_a_temporary_file_that_can_be_uploaded_again(string platform)
    {
        await using var app = await OpenAsync(platform);

        var downloaded = await app.DownloadFileAsync(new() { Url = "https://lab.example/bytes/100000" }).WaitAsync(LabEngine.Limit);
        var uploaded = await app.UploadFileAsync(Upload(downloaded.TempFilePath)).WaitAsync(LabEngine.Limit);

        Assert.Equal(200, downloaded.StatusCode);
        Assert.StartsWith(app.Profile.Files.TempPrefix, downloaded.TempFilePath, StringComparison.Ordinal);
        Assert.Contains("100000", uploaded.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_to_the_user_directory_is_where_the_caller_said()
    {
        await using var app = await OpenAsync("wechat");
        var path = app.Profile.Files.UserPrefix + "/picture.png";

        var downloaded = await app.DownloadFileAsync(new() { Url = "https://lab.example/image.png", FilePath = path }).WaitAsync(LabEngine.Limit);

        Assert.Equal((path, path), (downloaded.FilePath, downloaded.TempFilePath));
        Assert.Contains("picture.png", (await app.UploadFileAsync(Upload(path)).WaitAsync(LabEngine.Limit)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_of_unknown_length_tells_its_progress_and_ends_at_100()
    {
        await using var app = await OpenAsync("wechat");
        var ticks = new List<TransferProgress>();

        await app.DownloadFileAsync(new()
        {
            Url = "https://lab.example/bytes/3000000?chunked=1",
            GetRawResult = task => task.OnProgressUpdate(ticks.Add),
        }).WaitAsync(LabEngine.Limit);

        Assert.Equal((100, 3_000_000), (ticks[^1].Percent, (int)ticks[^1].Done));
    }

    [Fact]
    public async Task WeChat_keeps_the_body_of_a_404_and_Alipay_fails_with_12()
    {
        await using var wechat = await OpenAsync("wechat");
        await using var alipay = await OpenAsync("alipay");
        var options = new DownloadFileOptions { Url = "https://lab.example/status/404?body=gone" };

        var kept = await wechat.DownloadFileAsync(options).WaitAsync(LabEngine.Limit);
        var thrown = await Assert.ThrowsAsync<MiniProgramException>(() => alipay.DownloadFileAsync(options).WaitAsync(LabEngine.Limit));

        Assert.Equal(404, kept.StatusCode);
        Assert.Equal(12, thrown.Failure.Code);
    }

    [Fact]
    public async Task Aborting_a_download_fails_it_once()
    {
        await using var app = await OpenAsync("wechat");
        var headers = new TaskCompletionSource();
        DownloadTask? task = null;
        var done = app.DownloadFileAsync(new()
        {
            Url = "https://lab.example/stall",
            GetRawResult = given =>
            {
                task = given;
                given.OnHeadersReceived(_ => headers.TrySetResult());
            },
        });
        await headers.Task.WaitAsync(LabEngine.Limit);

        task!.Abort();
        task.Abort();

        var thrown = await Assert.ThrowsAsync<MiniProgramException>(() => done.WaitAsync(LabEngine.Limit));
        Assert.Equal("downloadFile:fail abort", thrown.Failure.Message);
    }

    [Fact]
    public async Task Redirects_are_followed_and_chunks_are_told()
    {
        await using var app = await OpenAsync("wechat");
        var chunks = 0;

        var redirected = await app.RequestAsync(new() { Url = "https://lab.example/redirect/3" }).WaitAsync(LabEngine.Limit);
        var chunked = await app.RequestAsync(new()
        {
            Url = "https://lab.example/chunked?count=5&size=10",
            EnableChunked = true,
            GetRawResult = task => task.OnChunkReceived(bytes => chunks += bytes.Length),
        }).WaitAsync(LabEngine.Limit);
        var manual = await app.RequestAsync(new() { Url = "https://lab.example/redirect/3", Redirect = "manual" }).WaitAsync(LabEngine.Limit);

        Assert.Equal(200, redirected.StatusCode);
        Assert.Equal(("", 50), (chunked.Data, chunks));
        Assert.Equal(302, manual.StatusCode);
    }

    [Fact]
    public async Task Too_many_redirects_fail()
    {
        await using var app = await OpenAsync("wechat");

        var thrown = await Assert.ThrowsAsync<MiniProgramException>(() => app.RequestAsync(new() { Url = "https://lab.example/redirect/11" }).WaitAsync(LabEngine.Limit));

        Assert.Equal(FailureKind.TooManyRedirects, thrown.Failure.Kind);
    }

    [Fact]
    public async Task Alipay_keeps_cookies_for_the_program_and_WeChat_keeps_none()
    {
        await using var alipay = await OpenAsync("alipay");
        await using var wechat = await OpenAsync("wechat");

        foreach (var app in new[] { alipay, wechat })
            await app.RequestAsync(new() { Url = "https://lab.example/cookies/set?flavour=oat", DataType = "text" }).WaitAsync(LabEngine.Limit);

        Assert.Contains("oat", (await CookiesOf(alipay)).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("oat", (await CookiesOf(wechat)).ToJsonString(), StringComparison.Ordinal);

        static async Task<JsonNode> CookiesOf(MiniProgram app) =>
            (JsonNode)(await app.RequestAsync(new() { Url = "https://lab.example/cookies" }).WaitAsync(LabEngine.Limit)).Data!;
    }
}
