using MiniActors.Api;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.EndToEnd;

/// <summary>What streams cost, however large they are.</summary>
[Collection(AloneCollection.Name)]
public sealed class StreamMemorySpecs : IAsyncLifetime
{
    private const long Size = 64L << 20;
    private readonly LabEngine _lab = new();

    public Task InitializeAsync() => _lab.InitializeAsync();

    public Task DisposeAsync() => _lab.DisposeAsync();

    private Task<MiniProgram> OpenAsync() => _lab.Engine.OpenAsync(new MiniProgramOptions { Platform = "wechat", UrlCheck = false, PrivateAddresses = true });

    [Fact]
    public async Task An_upload_of_64_MiB_needs_one_buffer()
    {
        await using var server = new FaultServer(async peer =>
        {
            await peer.ReadRequestAsync();
            var (buffer, left) = (new byte[64 << 10], long.Parse(peer.Field("Content-Length")!));
            while (left > 0) left -= await peer.ReadSomeAsync(buffer);
            await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
        await using var app = await OpenAsync();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var result = await app.UploadFileAsync(new() { Url = server.HttpUrl.ToString(), Name = "file", Content = new ZeroStream(Size), Length = Size }).WaitAsync(LabEngine.Limit);

        Assert.Equal("ok", result.Data);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Size / 4);
    }

    [Fact]
    public async Task A_download_of_64_MiB_needs_one_buffer()
    {
        await using var server = new FaultServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Size}\r\n\r\n");
            var piece = new byte[1 << 20];
            for (long sent = 0; sent < Size; sent += piece.Length) await peer.WriteAsync(piece);
        });
        await using var app = await OpenAsync();
        var target = new ZeroStream(0);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await app.DownloadFileAsync(new() { Url = server.HttpUrl.ToString(), Target = target }).WaitAsync(LabEngine.Limit);

        Assert.Equal(Size, target.Written);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Size / 4);
    }
}
