using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace MiniActors.Tests.Host.Lab;

public sealed class LabBodySpecs(LabFixture fixture) : IClassFixture<LabFixture>
{
    private static readonly TimeSpan Soon = LabFixture.Soon;

    [Theory]
    [InlineData("/gzip", "gzip")]
    [InlineData("/deflate", "deflate")]
    [InlineData("/brotli", "br")]
    public async Task Compressed_bodies_say_how_and_inflate_to_json(string path, string encoding)
    {
        using var raw = await fixture.Client.GetAsync(path).WaitAsync(Soon);
        using var inflating = new HttpClient(new SocketsHttpHandler { UseProxy = false, AutomaticDecompression = DecompressionMethods.All });
        var inflated = JsonNode.Parse(await inflating.GetStringAsync(new Uri(fixture.Lab.HttpUrl, path)).WaitAsync(Soon))!;

        Assert.Equal([encoding], raw.Content.Headers.ContentEncoding);
        Assert.Equal(encoding, (string?)inflated["encoding"]);
        Assert.True(raw.Content.Headers.ContentLength < inflated.ToJsonString().Length);
    }

    [Fact]
    public async Task The_bomb_is_small_on_the_wire_and_large_when_inflated()
    {
        var wire = await fixture.Client.GetByteArrayAsync("/bomb?mib=8").WaitAsync(Soon);
        await using var inflated = new GZipStream(new MemoryStream(wire), CompressionMode.Decompress);
        var sink = new byte[256 * 1024];
        var total = 0L;
        for (int read; (read = await inflated.ReadAsync(sink)) > 0;)
            total += read;

        Assert.InRange(wire.Length, 1, 64 * 1024);
        Assert.Equal(8L * 1024 * 1024, total);
    }

    [Fact]
    public async Task An_upload_is_told_part_by_part()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent("你好"), "greeting");
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(file, "photo", "a photo.png");

        using var answer = await fixture.Client.PostAsync("/upload", form).WaitAsync(Soon);
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("""{"greeting":"你好"}""", told["fields"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(["greeting", "photo"], told["parts"]!.AsArray().Select(part => (string?)part!["name"]));
        var photo = told["parts"]![1]!;
        Assert.Equal("a photo.png", (string?)photo["filename"]);
        Assert.Equal("image/png", (string?)photo["contentType"]);
        Assert.Equal(bytes.Length, (int)photo["size"]!);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), (string?)photo["sha256"]);
        Assert.Null(told["parts"]![0]!["filename"]);
    }

    [Theory]
    [InlineData("text/plain", "x", 415, "An upload is multipart/form-data.")]
    [InlineData("multipart/form-data", "x", 400, "The Content-Type names no boundary.")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--\r\n", 400, "A part has no Content-Disposition.")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx", 400, "The form is broken")]
    public async Task A_broken_upload_is_told_why(string type, string body, int status, string reason)
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await fixture.Client.PostAsync("/upload", content).WaitAsync(Soon);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.StartsWith(reason, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_picture_is_a_png_whose_pixels_inflate()
    {
        using var answer = await fixture.Client.GetAsync("/image.png").WaitAsync(Soon);
        var png = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], png[..8]);
        var start = png.AsSpan().IndexOf("IDAT"u8) + 4;
        await using var pixels = new ZLibStream(new MemoryStream(png[start..]), CompressionMode.Decompress);
        var inflated = new byte[8 * (1 + 8 * 3)];
        await pixels.ReadExactlyAsync(inflated);
        Assert.Equal(160, inflated[^1]);
    }
}
