using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MiniActors.Api;
using MiniActors.Model;

namespace MiniActors.Tests.EndToEnd;

/// <summary>
/// The transfers of each platform, as in production with the url check and a certificate that is trusted by name, with the lab and,
/// where it is installed, with nginx.
/// </summary>
public sealed class NginxSpecs(LabEngine lab, NginxServer nginx) : IClassFixture<LabEngine>, IClassFixture<NginxServer>, IDisposable
{
    private const string Host = "https://peer.example";

    private readonly string _directory = Directory.CreateTempSubdirectory("mini-actors-spec-").FullName;

    public static TheoryData<string, string> Peers
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var peer in NginxServer.IsThere ? new[] { "lab", "nginx" } : ["lab"])
                foreach (var platform in new[] { "wechat", "alipay", "baidu" }) all.Add(peer, platform);
            return all;
        }
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task<MiniProgram> OpenAsync(string peer, string platform)
    {
        var certificate = Path.Combine(_directory, "lab.pem");
        await lab.Lab.WriteCertificateAsync(certificate);
        return await lab.Engine.OpenAsync(new MiniProgramOptions
        {
            Platform = platform,
            Domains = new() { Request = [Host], Upload = [Host], Download = [Host] },
            Map = new Dictionary<string, string> { [Host] = peer == "nginx" ? nginx.Url : lab.Lab.HttpsUrl.ToString().TrimEnd('/') },
            TrustedCertificates = [peer == "nginx" ? nginx.Certificate : certificate],
            AllowFiles = [_directory],
        });
    }

    private string FileOf(int length)
    {
        var path = Path.Combine(_directory, "a.png");
        File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(length));
        return path;
    }

    private static string BigOf(string peer) => Host + (peer == "nginx" ? "/big.bin" : $"/bytes/{NginxServer.Big}");

    [Theory, MemberData(nameof(Peers))]
    public async Task A_packed_answer_is_unpacked(string peer, string platform)
    {
        await using var app = await OpenAsync(peer, platform);
        var answer = await app.RequestAsync(new() { Url = Host + "/gzip" }).WaitAsync(LabEngine.Limit);
        Assert.Equal(("gzip", "gzip"), ((string?)((JsonNode)answer.Data!)["encoding"], answer.Header.Find("content-encoding")));
        Assert.Equal(peer == "nginx", answer.Header.Find("server")?.StartsWith("nginx", StringComparison.Ordinal) == true);
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task Calls_go_on_when_the_server_ends_kept_connections_between_them(string peer, string platform)
    {
        await using var app = await OpenAsync(peer, platform);
        for (var round = 0; round < 20; round++)
        {
            var method = round % 2 == 0 ? "GET" : "POST";
            var answer = await app.RequestAsync(new() { Url = Host + "/echo", Method = method, Data = method == "POST" ? "{\"a\":1}" : null }).WaitAsync(LabEngine.Limit);
            Assert.Equal(method, (string?)((JsonNode)answer.Data!)["method"]);
        }
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task A_redirect_is_followed(string peer, string platform)
    {
        await using var app = await OpenAsync(peer, platform);
        var answer = await app.RequestAsync(new() { Url = Host + "/redirect/1" }).WaitAsync(LabEngine.Limit);
        Assert.Equal("GET", (string?)((JsonNode)answer.Data!)["method"]);
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task A_large_download_is_whole_and_knows_its_size(string peer, string platform)
    {
        await using var app = await OpenAsync(peer, platform);
        var last = default(TransferProgress);
        var result = await app.DownloadFileAsync(new() { Url = BigOf(peer), GetRawResult = task => task.OnProgressUpdate(tick => last = tick) }).WaitAsync(LabEngine.Limit);
        Assert.Equal((200, new TransferProgress(100, NginxServer.Big, NginxServer.Big)), (result.StatusCode, last));
        var uploaded = await app.UploadFileAsync(new() { Url = Host + "/upload", FilePath = result.TempFilePath, Name = "again", FileType = "image" }).WaitAsync(LabEngine.Limit);
        Assert.Contains("\"parts\"", uploaded.Data, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task A_range_is_the_servers_to_serve(string peer, string platform)
    {
        await using var app = await OpenAsync(peer, platform);
        var answer = await app.RequestAsync(new()
        {
            Url = BigOf(peer),
            Header = new Dictionary<string, string> { ["Range"] = "bytes=251-260" },
            DataType = "text",
        }).WaitAsync(LabEngine.Limit);
        // The lab does not know ranges, and says so by a 200 with all of it.
        if (peer == "lab") Assert.Equal(200, answer.StatusCode);
        else Assert.Equal((206, "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t", $"bytes 251-260/{NginxServer.Big}"),
            (answer.StatusCode, answer.Data, answer.Header.Find("content-range")));
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task An_upload_arrives(string peer, string platform)
    {
        await using var app = await OpenAsync(peer, platform);
        var result = await app.UploadFileAsync(new() { Url = Host + "/upload", FilePath = FileOf(1_000_000), Name = "photo", FileType = "image" }).WaitAsync(LabEngine.Limit);
        Assert.Equal(200, result.StatusCode);
        if (peer == "nginx") Assert.InRange(int.Parse((string)JsonNode.Parse(result.Data)!["length"]!, System.Globalization.CultureInfo.InvariantCulture), 1_000_001, 1_001_000);
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task A_body_that_is_too_large_for_the_server_is_a_413_and_not_a_reset(string peer, string platform)
    {
        await using var app = await OpenAsync(peer, platform);
        var status = 0;
        try
        {
            status = (await app.UploadFileAsync(new() { Url = Host + "/status/413", FilePath = FileOf(8 << 20), Name = "photo", FileType = "image" }).WaitAsync(LabEngine.Limit)).StatusCode;
        }
        catch (MiniProgramException failed)
        {
            Assert.Equal(FailureKind.HttpStatus, failed.Failure.Kind);
            status = failed.Failure.Answer?.StatusCode ?? 413;
        }
        Assert.Equal(413, status);
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task An_abort_ends_a_slow_download(string peer, string platform)
    {
        await using var app = await OpenAsync(peer, platform);
        var begun = new TaskCompletionSource();
        DownloadTask? task = null;
        var done = app.DownloadFileAsync(new()
        {
            Url = Host + (peer == "nginx" ? "/slow.bin" : "/stall"),
            GetRawResult = given =>
            {
                task = given;
                given.OnHeadersReceived(_ => begun.TrySetResult());
            },
        });
        await begun.Task.WaitAsync(LabEngine.Limit);
        task!.Abort();
        Assert.Equal(FailureKind.Aborted, (await Assert.ThrowsAsync<MiniProgramException>(() => done.WaitAsync(LabEngine.Limit))).Failure.Kind);
    }
}
