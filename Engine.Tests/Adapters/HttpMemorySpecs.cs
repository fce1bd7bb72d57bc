using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>What the wire may cost.</summary>
[Collection(AloneCollection.Name)]
[Trait("Fault", "37")]
public sealed class HttpMemorySpecs : HttpFlowSpecs
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("zlib")]
    [InlineData("br")]
    public async Task A_bomb_fails_at_the_limit_and_costs_no_more_than_three_times_of_it(string coder)
    {
        const int limit = 4 << 20;
        var bomb = HttpWireSpecs.Coded(new byte[64 << 20], coder);
        var server = Answering(HttpWireSpecs.WithBody($"Content-Encoding: {(coder == "zlib" ? "deflate" : coder)}\r\n", bomb));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal(WireFault.TooLarge, await Begin(Get(server.HttpUrl) with { BodyBytes = limit }).Log.FaultAsync());
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 3 * limit);
    }

    [Fact]
    [Trait("Fault", "40")]
    public async Task However_large_an_upload_is_it_needs_one_buffer()
    {
        const long size = 256L << 20;
        var server = Raw(async peer =>
        {
            await peer.ReadRequestAsync();
            var (buffer, left) = (new byte[64 << 10], long.Parse(peer.Field("Content-Length")!));
            while (left > 0) left -= await peer.ReadSomeAsync(buffer);
            await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Begin(Post(server.HttpUrl, Form(new BodySource(size, () => new ZeroStream(size))))).Log.CompletedAsync();
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, size / 4);
    }

    [Fact]
    public async Task However_large_a_download_is_it_needs_one_buffer()
    {
        const long size = 256L << 20;
        var server = Raw(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {size}\r\n\r\n");
            var piece = new byte[1 << 20];
            for (long sent = 0; sent < size; sent += piece.Length) await peer.WriteAsync(piece);
        });
        var target = new ZeroStream(0);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Begin(Get(server.HttpUrl) with { TargetBytes = size, Target = new BodyTarget(_ => target) }).Log.CompletedAsync();
        Assert.Equal(size, target.Written);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, size / 4);
    }
}
