using System.Net.WebSockets;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Tests.Benchmarks;

/// <summary>The measuring server frames by hand; the native client is the judge.</summary>
public class FramesSpecs
{
    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public async Task What_the_server_echoes_is_what_was_sent(int bytes)
    {
        using var server = PeerServer.OfSockets();
        using var stop = new CancellationTokenSource();
        var serving = server.ServeAsync(stop.Token);
        using var client = new ClientWebSocket();
        await client.ConnectAsync(new Uri($"ws://127.0.0.1:{server.Port}/"), CancellationToken.None);
        var sent = new byte[bytes];
        Random.Shared.NextBytes(sent);

        await client.SendAsync(sent, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        var received = await ReceiveAsync(client).WaitAsync(Support.Patience.Long);

        Assert.Equal(sent, received);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "enough", CancellationToken.None).WaitAsync(Support.Patience.Long);
        Assert.Equal("enough", client.CloseStatusDescription);
        await stop.CancelAsync();
        await serving;
    }

    [Fact]
    public void A_frame_that_has_not_arrived_whole_is_left_alone()
    {
        byte[] frame = [0x81, 0x82, 1, 2, 3, 4, (byte)('h' ^ 1), (byte)('i' ^ 2)];

        for (var length = 0; length < frame.Length; length++) Assert.False(Frames.TryRead(frame.AsSpan(0, length), out _));
        Assert.True(Frames.TryRead(frame, out var whole));
        Assert.Equal("hi"u8.ToArray(), whole.Payload.ToArray());
    }

    private static async Task<byte[]> ReceiveAsync(ClientWebSocket client)
    {
        var (all, buffer) = (new MemoryStream(), new byte[16 << 10]);
        while (true)
        {
            var result = await client.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            all.Write(buffer, 0, result.Count);
            if (result.EndOfMessage) return all.ToArray();
        }
    }
}
