using System.Buffers;
using System.IO.Pipelines;
using MiniActors.Adapters;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Adapters;

public sealed class IncomingBytesSpecs
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(127)]
    public async Task Every_byte_comes_once_through_hot_and_cold_however_much_is_left_untaken(int left)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var incoming = new IncomingBytes(pipe.Reader.AsStream());
        var random = new Random(left);
        var all = new byte[1_000_000];
        random.NextBytes(all);
        var writing = Task.Run(async () =>
        {
            for (var at = 0; at < all.Length;)
            {
                var length = Math.Min(random.Next(4) == 0 ? random.Next(1, 50_000) : random.Next(1, 400), all.Length - at);
                await pipe.Writer.WriteAsync(all.AsMemory(at, length));
                at += length;
                if (random.Next(4) == 0) await Task.Yield();
            }
            await pipe.Writer.CompleteAsync();
        });
        var read = new List<byte>();
        while (await incoming.MoreAsync().AsTask().WaitAsync(Patience.Long)) Take(incoming, left, read);
        Take(incoming, 0, read);
        await writing;
        Assert.True(all.AsSpan().SequenceEqual(read.ToArray()));
    }

    [Fact]
    public async Task A_flood_is_read_in_few_large_reads()
    {
        var under = new RecordingStream { Content = new MemoryStream(new byte[1 << 20]) };
        var incoming = new IncomingBytes(under);
        while (await incoming.MoreAsync()) Take(incoming, 0, []);
        Assert.InRange(under.Reads, 1, 100); // 4,096 without the large buffer
    }

    [Fact]
    public async Task What_came_with_the_handshake_comes_first_and_its_short_buffer_is_not_kept_for_a_flood()
    {
        var begun = ArrayPool<byte>.Shared.Rent(64);
        (begun[5], begun[6]) = (0x82, 7);
        var under = new RecordingStream { Content = new MemoryStream(new byte[1 << 20]) };
        var incoming = new IncomingBytes(under, null, begun, 5, 7);

        Assert.Equal([0x82, 7], incoming.Untaken.ToArray());
        incoming.Take(1);
        Assert.True(await incoming.MoreAsync());
        Assert.Equal(7, incoming.Untaken[0]);
        Take(incoming, 0, []);
        while (await incoming.MoreAsync()) Take(incoming, 0, []);
        Assert.InRange(under.Reads, 1, 100);
    }

    [Fact]
    public async Task A_connection_that_fell_quiet_holds_no_large_buffer_while_it_waits()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var incoming = new IncomingBytes(pipe.Reader.AsStream());
        await pipe.Writer.WriteAsync(new byte[1000]);
        // What fills the small buffer makes it hot, and the rest is read through the large one.
        for (var come = 0; come < 1000;)
        {
            Assert.True(await incoming.MoreAsync());
            come += incoming.Untaken.Length;
            incoming.Take(incoming.Untaken.Length);
        }

        var more = incoming.MoreAsync();

        Assert.False(more.IsCompleted);
        Assert.False(incoming.HoldsLarge);
        await pipe.Writer.WriteAsync(new byte[] { 1 });
        Assert.True(await more);
        Assert.Equal([1], incoming.Untaken.ToArray());
    }

    private static void Take(IncomingBytes incoming, int left, List<byte> into)
    {
        var taken = incoming.Untaken[..Math.Max(0, incoming.Untaken.Length - left)];
        into.AddRange(taken);
        incoming.Take(taken.Length);
    }
}
