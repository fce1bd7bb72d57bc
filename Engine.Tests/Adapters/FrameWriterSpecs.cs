using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Adapters;

public sealed class FrameWriterSpecs
{
    private readonly RecordingStream _under = new();
    private readonly FrameWriter _writer;

    public FrameWriterSpecs() => _writer = new FrameWriter(_under);

    [Fact]
    public async Task A_burst_is_one_write_in_the_order_of_its_frames()
    {
        _writer.Cork();
        _writer.Collect(Frame.OfText("hi"));
        await _writer.PongAsync([1, 2, 3]);
        _writer.Collect(Frame.OfBytes(new byte[1000]));
        Assert.Empty(_under.Writes);
        await _writer.UncorkAsync();

        var burst = Assert.Single(_under.Writes);
        Assert.Equal((2 + 4 + 2) + (2 + 4 + 3) + (4 + 4 + 1000), burst.Length);
        Assert.Equal([0x81, 0x82], burst[..2]);
        Assert.Equal([0x8A, 0x83], burst[8..10]);
        Assert.Equal([0x82, 0xFE], burst[17..19]);

        await _writer.PingAsync();
        Assert.Equal([0x89, 0x80], _under.Writes[1][..2]);
    }

    [Fact]
    public async Task An_empty_burst_writes_nothing()
    {
        _writer.Cork();
        await _writer.UncorkAsync();
        Assert.Empty(_under.Writes);
    }

    [Fact]
    public async Task Nothing_is_written_behind_a_close_frame()
    {
        await _writer.CloseAsync(new CloseReason(1002));
        await _writer.CloseAsync(CloseReason.Normal);
        await _writer.PingAsync();
        await _writer.PongAsync([1]);
        _writer.Cork();
        Assert.Throws<WireException>(() => _writer.Collect(Frame.OfText("late")));
        await _writer.UncorkAsync();

        var close = Assert.Single(_under.Writes);
        Assert.Equal([0x88, 0x82], close[..2]);
        Assert.Equal(1002, ((close[6] ^ close[2]) << 8) | (close[7] ^ close[3]));
    }

    [Fact]
    public async Task A_close_frame_that_comes_into_a_burst_is_its_last()
    {
        _writer.Cork();
        _writer.Collect(Frame.OfText("hi"));
        await _writer.CloseAsync(CloseReason.Normal);
        Assert.Throws<WireException>(() => _writer.Collect(Frame.OfText("late")));
        await _writer.UncorkAsync();

        Assert.Equal((2 + 4 + 2) + (2 + 4 + 2), Assert.Single(_under.Writes).Length);
    }

    [Fact]
    public async Task The_connection_sees_one_write_at_a_time()
    {
        _under.Held = new TaskCompletionSource();
        _writer.Cork();
        _writer.Collect(Frame.OfText(""));
        var burst = _writer.UncorkAsync();
        var pong = _writer.PongAsync([]);
        Assert.False(burst.IsCompleted || pong.IsCompleted);
        Assert.Equal(0x81, Assert.Single(_under.Writes)[0]);
        _under.Held.SetResult();
        await burst;
        await pong;
        Assert.Equal(0x8A, _under.Writes[1][0]);
    }

    [Fact]
    public async Task A_write_that_fails_fails_its_burst_and_the_next_write_is_tried()
    {
        _under.Held = new TaskCompletionSource();
        _writer.Cork();
        _writer.Collect(Frame.OfText(""));
        var burst = _writer.UncorkAsync();
        _under.Held.SetException(new IOException("gone"));
        await Assert.ThrowsAsync<IOException>(async () => await burst);
        _under.Held = null;
        await _writer.PingAsync();
        Assert.Equal(2, _under.Writes.Count);
    }
}
