using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed class WireStreamSpecs
{
    [Fact]
    public async Task A_burst_is_one_write_in_the_order_of_its_frames()
    {
        var under = new Recorder();
        await using var stream = new WireStream(under);
        stream.Cork();
        for (byte i = 0; i < 200; i++) await stream.WriteAsync(new byte[] { i, i, i });
        Assert.Empty(under.Writes);
        await stream.UncorkAsync();
        Assert.Equal(Enumerable.Range(0, 200).SelectMany(i => Enumerable.Repeat((byte)i, 3)), Assert.Single(under.Writes));

        await stream.WriteAsync(new byte[] { 7 });
        Assert.Equal([7], under.Writes[1]);
    }

    [Fact]
    public async Task Messages_become_frames_of_the_burst()
    {
        var under = new Recorder();
        await using var stream = new WireStream(under);
        stream.Cork();
        stream.Collect(Frame.OfText("hi"));
        await stream.WriteAsync(new byte[] { 1, 2, 3 });
        stream.Collect(Frame.OfBytes(new byte[1000]));
        await stream.UncorkAsync();

        var burst = Assert.Single(under.Writes);
        Assert.Equal((2 + 4 + 2) + 3 + (4 + 4 + 1000), burst.Length);
        Assert.Equal([0x81, 0x82], burst[..2]);
        Assert.Equal([1, 2, 3, 0x82, 0xFE], burst[8..13]);
    }

    [Fact]
    public async Task Nothing_is_collected_behind_a_close_frame()
    {
        await using var stream = new WireStream(new Recorder());
        stream.Cork();
        byte[] closing = [0x88, 0x82, 0, 0, 0, 0, 1002 >> 8, 1002 & 0xFF];
        await stream.WriteAsync(closing);

        Assert.Throws<WebSocketException>(() => stream.Collect(Frame.OfText("late")));
    }

    [Fact]
    public async Task An_empty_burst_writes_nothing()
    {
        var under = new Recorder();
        await using var stream = new WireStream(under);
        stream.Cork();
        await stream.UncorkAsync();
        Assert.Empty(under.Writes);
    }

    [Fact]
    public async Task The_connection_sees_one_write_at_a_time()
    {
        var under = new Recorder { Held = new TaskCompletionSource() };
        await using var stream = new WireStream(under);
        stream.Cork();
        await stream.WriteAsync(new byte[] { 1 });
        var burst = stream.UncorkAsync();
        var pong = stream.WriteAsync(new byte[] { 2 });
        Assert.False(burst.IsCompleted || pong.IsCompleted);
        Assert.Equal([1], Assert.Single(under.Writes));
        under.Held.SetResult();
        await burst;
        await pong;
        Assert.Equal([2], under.Writes[1]);
    }

    [Fact]
    public async Task A_write_that_fails_fails_its_burst_and_the_next_write_is_tried()
    {
        var under = new Recorder { Held = new TaskCompletionSource() };
        await using var stream = new WireStream(under);
        stream.Cork();
        await stream.WriteAsync(new byte[] { 1 });
        var burst = stream.UncorkAsync();
        under.Held.SetException(new IOException("gone"));
        await Assert.ThrowsAsync<IOException>(async () => await burst);
        under.Held = null;
        await stream.WriteAsync(new byte[] { 2 });
        Assert.Equal(2, under.Writes.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(4096)]
    [InlineData(70_000)]
    public async Task Reads_of_every_size_give_every_byte_once_through_hot_and_cold(int size)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await using var stream = new WireStream(pipe.Reader.AsStream());
        var random = new Random(size);
        var all = new byte[1_000_000];
        random.NextBytes(all);
        // One frame, so that chance writes no other.
        new byte[] { 0x82, 127, 0, 0, 0, 0, 0, 0x0F, 0xFF, 0xFF }.CopyTo(all, 0);
        var writing = Task.Run(async () =>
        {
            for (var at = 0; at < all.Length;)
            {
                var length = Math.Min(random.Next(1, 50_000), all.Length - at);
                await pipe.Writer.WriteAsync(all.AsMemory(at, length));
                at += length;
                if (random.Next(4) == 0) await Task.Yield();
            }
            await pipe.Writer.CompleteAsync();
        });
        var read = new List<byte>();
        var buffer = new byte[size];
        while (await stream.ReadAsync(buffer).AsTask().WaitAsync(Patience.Long) is > 0 and var count) read.AddRange(buffer.AsSpan(0, count));
        await writing;
        Assert.True(all.AsSpan().SequenceEqual(read.ToArray()));
    }

    [Fact]
    public async Task A_flood_is_read_in_few_large_reads()
    {
        var under = new Recorder { Content = new MemoryStream(new byte[1 << 20]) };
        await using var stream = new WireStream(under);
        var buffer = new byte[100];
        while (await stream.ReadAsync(buffer) > 0)
        {
        }
        Assert.InRange(under.Reads, 1, 100); // 10,486 without the large buffer
    }

    [Fact]
    public async Task What_came_with_the_handshake_comes_first_and_its_small_buffer_is_not_kept_for_a_flood()
    {
        var begun = ArrayPool<byte>.Shared.Rent(64);
        begun[5] = 0x82;
        begun[6] = 0;
        var under = new Recorder { Content = new MemoryStream(new byte[1 << 20]) };
        await using var stream = new WireStream(under, null, begun, 5, 7);
        var buffer = new byte[100];

        Assert.Equal(2, await stream.ReadAsync(buffer));
        Assert.Equal([0x82, 0], buffer[..2]);
        Assert.Equal(0, under.Reads);
        while (await stream.ReadAsync(buffer) > 0)
        {
        }
        Assert.InRange(under.Reads, 1, 100);
    }

    [Theory]
    [InlineData(new byte[] { 0x88, 0x00 }, true)]
    [InlineData(new byte[] { 0x88, 0x02, 0x03, 0xE8 }, false)]
    [InlineData(new byte[] { 0x81, 0x01, 0x41, 0x88, 0x00 }, true)]
    [InlineData(new byte[] { 0x88, 0x00, 0x81, 0x00 }, true)]
    [InlineData(new byte[] { 0x88, 0x05, 0x03, 0xE8, 0xC8, 0x88, 0x00 }, false)]
    [InlineData(new byte[] { 0x81, 0x02, 0x88, 0x00 }, false)]
    public void The_witness_knows_an_empty_close_however_it_is_cut(byte[] read, bool empty)
    {
        var whole = new CloseWitness();
        Assert.Equal(read.Length, whole.Read(read));
        var cut = new CloseWitness();
        foreach (var one in read) Assert.Equal(1, cut.Read([one]));
        Assert.Equal((empty, empty), (whole.SawEmptyClose, cut.SawEmptyClose));
    }

    [Theory]
    [InlineData(1012, 1012)]
    [InlineData(1014, 1014)]
    [InlineData(1011, null)]
    [InlineData(1015, null)]
    [InlineData(4000, null)]
    public void The_witness_hides_a_code_that_the_library_does_not_know(int code, int? hidden)
    {
        byte[] read = [0x88, 2, (byte)(code >> 8), (byte)code];
        var witness = new CloseWitness();
        witness.Read(read);
        Assert.Equal(hidden, witness.HiddenCode);
        Assert.Equal(hidden is null ? code : 1000, (read[2] << 8) | read[3]);
    }

    [Theory]
    [InlineData(new byte[] { 0x82, 126, 0, 125 }, 0)]
    [InlineData(new byte[] { 0x82, 127, 0, 0, 0, 0, 0, 0, 255, 255 }, 0)]
    [InlineData(new byte[] { 0x81, 1, 65, 0x82, 126, 0, 1, 65 }, 3)]
    [InlineData(new byte[] { 0x82, 126, 0, 126 }, 4)]
    [InlineData(new byte[] { 0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0 }, 10)]
    public void The_witness_shows_nothing_of_a_frame_whose_length_is_too_long(byte[] read, int shown)
    {
        var whole = new CloseWitness();
        Assert.Equal(shown, whole.Read(read));
        Assert.Equal(shown < read.Length, whole.SawLongLength);
    }

    [Fact]
    public async Task A_length_that_is_too_long_is_answered_with_1002_behind_what_came_before_it()
    {
        var under = new Recorder { Content = new MemoryStream([0x81, 1, 65, 0x82, 126, 0, 1, 65]) };
        await using var stream = new WireStream(under);
        Assert.Equal(3, await stream.ReadAsync(new byte[100]));
        Assert.Equal(WireFault.Protocol, (await Assert.ThrowsAsync<WireException>(() => stream.ReadAsync(new byte[100]).AsTask())).Fault);
        Assert.Equal(1002, stream.Witness.WrittenCode);
        Assert.Equal([0x88, 0x82], Assert.Single(under.Writes)[..2]);
    }

    [Fact]
    public void The_witness_unmasks_the_code_that_was_written()
    {
        var witness = new CloseWitness();
        witness.Wrote([0x81, 0x80, 1, 2, 3, 4]);
        Assert.Null(witness.WrittenCode);
        witness.Wrote([0x88, 0x82, 1, 2, 3, 4, 0x03 ^ 1, 0xEA ^ 2]);
        Assert.Equal(1002, witness.WrittenCode);
    }

    private sealed class Recorder : Stream
    {
        public List<byte[]> Writes { get; } = [];

        public TaskCompletionSource? Held { get; set; }

        public Stream Content { get; init; } = Null;

        public int Reads { get; private set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes.Add(buffer.ToArray());
            if (Held is not null) await Held.Task;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            return Content.ReadAsync(buffer, cancellationToken);
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
