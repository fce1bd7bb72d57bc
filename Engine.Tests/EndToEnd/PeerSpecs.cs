using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MiniActors.Api;
using MiniActors.Model;

namespace MiniActors.Tests.EndToEnd;

/// <summary>
/// The same conversations with servers of different makes, in the clear, as url-check off allows: with the lab, and with
/// Node's <c>http</c> where Node is installed.
/// </summary>
public sealed class PeerSpecs(LabEngine lab, NodeServer node) : IClassFixture<LabEngine>, IClassFixture<NodeServer>, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mini-actors-spec-").FullName;

    public static TheoryData<string> Peers => NodeServer.IsThere ? ["lab", "node"] : ["lab"];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Task<MiniProgram> OpenAsync() => lab.Engine.OpenAsync(new MiniProgramOptions
    {
        Platform = "wechat",
        UrlCheck = false,
        PrivateAddresses = true,
        AllowFiles = [_directory],
    });

    private string UrlOf(string peer, string path) => (peer == "node" ? node.Url : lab.Lab.HttpUrl.ToString().TrimEnd('/')) + path;

    private async Task<JsonNode> AnswerAsync(MiniProgram app, string url, string method = "GET", object? data = null) =>
        (JsonNode)(await app.RequestAsync(new() { Url = url, Method = method, Data = data }).WaitAsync(LabEngine.Limit)).Data!;

    [Theory, MemberData(nameof(Peers))]
    public async Task A_GET_and_its_query_are_understood(string peer)
    {
        await using var app = await OpenAsync();
        var echo = await AnswerAsync(app, UrlOf(peer, "/echo?a=1"), data: new { name = "小程序" });
        Assert.Equal(("GET", "1", "小程序"), ((string?)echo["method"], (string?)echo["query"]!["parsed"]!["a"], (string?)echo["query"]!["parsed"]!["name"]));
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task JSON_is_understood_with_every_method_that_carries_it(string peer)
    {
        await using var app = await OpenAsync();
        foreach (var method in new[] { "POST", "PUT", "DELETE" })
        {
            var echo = await AnswerAsync(app, UrlOf(peer, "/echo"), method, new { name = "我" });
            Assert.Equal((method, "application/json", """{"name":"我"}"""), ((string?)echo["method"], (string?)echo["headers"]!["content-type"], (string?)echo["body"]));
        }
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task What_is_packed_is_unpacked_and_a_redirect_is_followed(string peer)
    {
        await using var app = await OpenAsync();
        Assert.Equal("gzip", (string?)(await AnswerAsync(app, UrlOf(peer, "/gzip")))["encoding"]);
        Assert.Equal("GET", (string?)(await AnswerAsync(app, UrlOf(peer, "/redirect/1")))["method"]);
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task A_404_is_an_answer(string peer)
    {
        await using var app = await OpenAsync();
        var answer = await app.RequestAsync(new() { Url = UrlOf(peer, "/status/404?body=nothing") }).WaitAsync(LabEngine.Limit);
        Assert.Equal((404, "nothing"), (answer.StatusCode, answer.Data));
        Assert.Equal(peer == "node", answer.Header.Find("server") == "node");
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task Chunks_are_told(string peer)
    {
        await using var app = await OpenAsync();
        var told = 0;
        var answer = await app.RequestAsync(new()
        {
            Url = UrlOf(peer, "/chunked?count=5&size=10"),
            EnableChunked = true,
            GetRawResult = task => task.OnChunkReceived(bytes => told += bytes.Length),
        }).WaitAsync(LabEngine.Limit);
        Assert.Equal(("", 50), (answer.Data, told));
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task An_upload_arrives_whole_with_its_fields_in_front(string peer)
    {
        await using var app = await OpenAsync();
        var path = Path.Combine(_directory, "a.png");
        var content = RandomNumberGenerator.GetBytes(300_000);
        await File.WriteAllBytesAsync(path, content);

        var result = await app.UploadFileAsync(new()
        {
            Url = UrlOf(peer, "/upload"),
            FilePath = path,
            Name = "photo",
            FormData = new Dictionary<string, string> { ["who"] = "me" },
        }).WaitAsync(LabEngine.Limit);

        var parts = JsonNode.Parse(result.Data)!["parts"]!.AsArray();
        var (field, file) = (parts[0]!, parts[1]!);
        Assert.Equal(("who", 2), ((string?)field["name"], (int)field["size"]!));
        Assert.Equal(("photo", "a.png", "image/png"), ((string?)file["name"], (string?)file["filename"], (string?)file["contentType"]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), (string?)file["sha256"]);
    }

    [Theory, MemberData(nameof(Peers))]
    public async Task A_download_is_whole_and_tells_its_progress(string peer)
    {
        await using var app = await OpenAsync();
        var path = Path.Combine(_directory, "down.bin");
        var last = default(TransferProgress);

        var result = await app.DownloadFileAsync(new()
        {
            Url = UrlOf(peer, "/bytes/1000000"),
            FilePath = path,
            GetRawResult = task => task.OnProgressUpdate(tick => last = tick),
        }).WaitAsync(LabEngine.Limit);

        Assert.Equal((200, path), (result.StatusCode, result.FilePath));
        Assert.Equal(new TransferProgress(100, 1_000_000, 1_000_000), last);
        var written = await File.ReadAllBytesAsync(path);
        Assert.Equal(Enumerable.Range(0, 1_000_000).Select(n => (byte)(n % 251)), written);
    }
}
