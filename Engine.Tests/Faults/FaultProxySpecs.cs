using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Faults;

public sealed class FaultProxySpecs : IAsyncLifetime
{
    private readonly FaultServer _server = new();
    private readonly TcpClient _client = new();
    private FaultProxy _proxy = null!;
    private FaultConnection _peer = null!;

    public Task InitializeAsync()
    {
        _proxy = new FaultProxy(_server.Port, seed: 7);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task<NetworkStream> ConnectAsync(Toxics? up = null, Toxics? down = null)
    {
        (_proxy.Upstream, _proxy.Downstream) = (up ?? new(), down ?? new());
        await _client.ConnectAsync(IPAddress.Loopback, _proxy.Port);
        _peer = await _server.AcceptAsync();
        return _client.GetStream();
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience.Long);
        return bytes;
    }

    [Fact]
    public async Task Without_toxics_bytes_pass_both_ways_and_so_does_the_end()
    {
        var stream = await ConnectAsync();
        await stream.WriteAsync("ping"u8.ToArray());
        Assert.Equal("ping"u8.ToArray(), await _peer.ReadExactlyAsync(4));
        await _peer.WriteAsync("pong");
        Assert.Equal("pong"u8.ToArray(), await ReadAsync(stream, 4));
        _client.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await _peer.ReadToEndAsync());
    }

    [Fact]
    public async Task Latency_delays_every_byte_and_loses_none()
    {
        var stream = await ConnectAsync(up: new() { Latency = TimeSpan.FromMilliseconds(200), Jitter = TimeSpan.FromMilliseconds(50) });
        var begin = Stopwatch.GetTimestamp();
        await stream.WriteAsync("late"u8.ToArray());
        Assert.Equal("late"u8.ToArray(), await _peer.ReadExactlyAsync(4));
        Assert.True(Stopwatch.GetElapsedTime(begin) >= TimeSpan.FromMilliseconds(145));
    }

    [Fact]
    public async Task A_narrow_line_takes_its_time()
    {
        var stream = await ConnectAsync(down: new() { BytesPerSecond = 100_000 });
        var begin = Stopwatch.GetTimestamp();
        await _peer.WriteAsync(new byte[40_000]);
        await ReadAsync(stream, 40_000);
        Assert.True(Stopwatch.GetElapsedTime(begin) >= TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public async Task Slices_keep_the_order()
    {
        var stream = await ConnectAsync(down: new() { Slice = 3 });
        var bytes = Enumerable.Range(0, 1000).Select(n => (byte)n).ToArray();
        await _peer.WriteAsync(bytes);
        Assert.Equal(bytes, await ReadAsync(stream, bytes.Length));
    }

    [Fact]
    public async Task At_the_limit_comes_the_end_and_not_a_byte_more()
    {
        var stream = await ConnectAsync(down: new() { LimitBytes = 10 });
        await _peer.WriteAsync(new byte[100]);
        await ReadAsync(stream, 10);
        Assert.Equal(0, await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience.Long));
    }

    [Fact]
    public async Task A_reset_is_seen_as_one()
    {
        var stream = await ConnectAsync(down: new() { ResetAfter = 10 });
        await _peer.WriteAsync(new byte[100]);
        var error = await Assert.ThrowsAsync<IOException>(() => ReadAsync(stream, 100));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
    }

    [Fact]
    public async Task A_slow_close_comes_later_than_the_bytes()
    {
        var stream = await ConnectAsync(down: new() { SlowClose = TimeSpan.FromMilliseconds(200) });
        await _peer.WriteAsync("bye");
        await ReadAsync(stream, 3);
        var begin = Stopwatch.GetTimestamp();
        _peer.Fin();
        Assert.Equal(0, await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience.Long));
        Assert.True(Stopwatch.GetElapsedTime(begin) >= TimeSpan.FromMilliseconds(150));
    }

    [Fact]
    public async Task A_black_hole_swallows_and_can_be_opened_again()
    {
        var stream = await ConnectAsync(up: new() { BlackHole = true });
        await stream.WriteAsync("lost"u8.ToArray());
        await _peer.WriteAsync("pong"); // the other way is as it was
        await ReadAsync(stream, 4);
        _proxy.Upstream = new();
        await stream.WriteAsync("found"u8.ToArray());
        var seen = new byte[64];
        var count = 0;
        while (!System.Text.Encoding.ASCII.GetString(seen, 0, count).EndsWith("found", StringComparison.Ordinal)) count += await _peer.ReadSomeAsync(seen.AsMemory(count));
    }

    [Fact]
    public async Task Down_resets_what_is_there_and_what_comes()
    {
        var stream = await ConnectAsync();
        await stream.WriteAsync("x"u8.ToArray());
        await _peer.ReadExactlyAsync(1);
        _proxy.IsDown = true;
        await Assert.ThrowsAsync<IOException>(() => ReadAsync(stream, 1));
        using var second = new TcpClient();
        // The reset may come before the connecting is over, or behind.
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await second.ConnectAsync(IPAddress.Loopback, _proxy.Port);
            await ReadAsync(second.GetStream(), 1);
        });
        Assert.Equal(1, _server.Connections);
        Assert.Contains("seed 7", _proxy.ToString(), StringComparison.Ordinal);
    }
}
