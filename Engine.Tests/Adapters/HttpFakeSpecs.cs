using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>The fake keeps the promises of the wire.</summary>
public sealed class HttpFakeSpecs
{
    private static readonly HttpExchange Anything = new() { Url = new Uri("https://a.example/"), Method = "GET" };

    private readonly HttpLog _log = new();

    private FakeExchange Begin(HttpExchange exchange, out IHttpLink link)
    {
        var wire = new FakeHttpWire();
        link = wire.Begin(exchange, _log.Tell, CancellationToken.None);
        return Assert.Single(wire.Exchanges);
    }

    [Fact]
    public async Task It_plays_head_chunks_progress_and_the_end()
    {
        var fake = Begin(Anything, out var link);
        fake.Sent(1, 2);
        fake.Head(200, ("A", "b"));
        fake.Chunk("x");
        fake.Received(1, null);
        fake.Answer(200);
        Assert.Equal(new HttpSignal.Sent(1, 2), await _log.NextAsync<HttpSignal.Sent>());
        Assert.Equal("b", (await _log.NextAsync<HttpSignal.Head>()).Headers.Find("a"));
        Assert.Equal("x"u8.ToArray(), (await _log.NextAsync<HttpSignal.Chunk>()).Bytes);
        Assert.Equal(new HttpSignal.Received(1, null), await _log.NextAsync<HttpSignal.Received>());
        await _log.NextAsync<HttpSignal.Completed>();
        link.Credit(1);
        Assert.Equal(1, fake.Credited);
    }

    [Fact]
    public async Task It_closes_a_target_before_it_says_so()
    {
        var stream = new ProbeStream();
        Begin(Anything with { Target = new BodyTarget(_ => stream) }, out _).Download(200, [1, 2, 3]);
        Assert.Equal(3, (await _log.CompletedAsync()).Written);
        Assert.True(stream.IsClosed);
    }

    [Fact]
    public async Task It_fails_for_a_target_that_cannot_be_opened()
    {
        Begin(Anything with { Target = new BodyTarget(_ => throw new IOException("full")) }, out _).Download(200, [1]);
        Assert.Equal(WireFault.Storage, await _log.FaultAsync());
    }

    [Fact]
    public void It_takes_an_upload()
    {
        var source = new BodySource(3, () => new MemoryStream([1, 2, 3]));
        Assert.Equal([1, 2, 3], Begin(Anything with { Upload = new HttpUpload.Raw(source) }, out _).TakeUpload());
        Assert.Empty(_log.All);
    }

    [Fact]
    public async Task It_fails_for_a_source_that_cannot_be_opened()
    {
        var source = new BodySource(3, () => throw new IOException("gone"));
        Assert.Empty(Begin(Anything with { Upload = new HttpUpload.Raw(source) }, out _).TakeUpload());
        Assert.Equal(WireFault.Source, await _log.FaultAsync());
    }

    [Theory]
    [InlineData(WireFault.Timeout, FailureKind.Timeout)]
    [InlineData(WireFault.Source, FailureKind.FileNotFound)]
    [InlineData(WireFault.Storage, FailureKind.FileWrite)]
    [InlineData(WireFault.TooLarge, FailureKind.TooLarge)]
    public void A_fault_has_a_kind_for_the_platforms_to_word(WireFault fault, FailureKind kind) => Assert.Equal(kind, fault.ToFailureKind());
}
