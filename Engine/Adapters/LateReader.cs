using System.Buffers;
using System.Threading.Channels;

namespace MiniActors.Adapters;

/// <summary>Reads a connection ahead, a bounded way, and gives out what came when the latency of the network has passed since.</summary>
/// <remarks>One reader at a time. An idle connection holds no buffer.</remarks>
internal sealed class LateReader
{
    // As a window of TCP has it: so much is under way at most.
    private const int MostUnderWay = 16;
    private const int PieceBytes = 16 << 10;

    private readonly Channel<Piece> _underWay = Channel.CreateBounded<Piece>(new BoundedChannelOptions(MostUnderWay) { SingleReader = true, SingleWriter = true });
    private readonly NetworkLine _line;
    private Piece? _first;
    private int _taken;

    private sealed record Piece(byte[] Bytes, int Length, TimeSpan Arrival);

    /// <param name="connection">What is read.</param>
    /// <param name="line">The network.</param>
    public LateReader(Stream connection, NetworkLine line)
    {
        _line = line;
        _ = ReadAheadAsync(connection);
    }

    /// <summary>Reads what is due; nothing asked for: waits until something is.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        if (_first is null)
        {
            if (!await _underWay.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false)) return 0;
            _underWay.Reader.TryRead(out _first);
            _taken = 0;
        }
        await _line.SinceAsync(_first!.Arrival, cancellation).ConfigureAwait(false);
        var count = Math.Min(_line.DownPortion(buffer.Length), _first.Length - _taken);
        if (count == 0) return 0;
        await _line.DownAsync(count, cancellation).ConfigureAwait(false);
        _first.Bytes.AsSpan(_taken, count).CopyTo(buffer.Span);
        if ((_taken += count) < _first.Length) return count;
        ArrayPool<byte>.Shared.Return(_first.Bytes);
        _first = null;
        return count;
    }

    private async Task ReadAheadAsync(Stream connection)
    {
        try
        {
            while (true)
            {
                await connection.ReadAsync(Memory<byte>.Empty).ConfigureAwait(false);
                var bytes = ArrayPool<byte>.Shared.Rent(PieceBytes);
                var count = await connection.ReadAsync(bytes).ConfigureAwait(false);
                if (count == 0) break;
                await _underWay.Writer.WriteAsync(new Piece(bytes, count, _line.Stamp())).ConfigureAwait(false);
            }
            _underWay.Writer.TryComplete();
        }
        catch (Exception error)
        {
            // Told to who reads, behind what came before.
            _underWay.Writer.TryComplete(error);
        }
    }

    /// <summary>The connection is gone: nobody reads any more.</summary>
    public void End() => _underWay.Writer.TryComplete();
}
