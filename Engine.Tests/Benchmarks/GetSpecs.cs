using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Requests;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Benchmarks;

public sealed class GetSpecs
{
    [Fact]
    public async Task The_engine_and_the_raw_client_send_the_same()
    {
        var heads = new BlockingCollection<string[]>();
        using var server = PeerServer.Of(ServeAsync);
        using var stop = new CancellationTokenSource();
        var serving = server.ServeAsync(stop.Token);
        var (url, load) = (new Uri($"http://127.0.0.1:{server.Port}/"), new GetLoad(1, 1));

        await using (var engine = await EngineGet.OpenAsync(url, load, default))
        {
            using var raw = new RawGet(url, load, engine.Profile);
            await engine.RoundAsync().WaitAsync(Patience.Long);
            await raw.RoundAsync().WaitAsync(Patience.Long);
        }
        await stop.CancelAsync();
        await serving;

        Assert.Equal(heads.Take(), heads.Take());

        async Task ServeAsync(Socket socket)
        {
            using var _ = socket;
            var buffer = new byte[4096];
            var length = await socket.ReceiveAsync(buffer);
            heads.Add([.. Encoding.Latin1.GetString(buffer, 0, length).Split("\r\n").Order()]);
            await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
            await socket.ReceiveAsync(buffer);
        }
    }
}
