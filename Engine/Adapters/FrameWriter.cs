using System.Buffers;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Writes the frames of a client: a burst of them is one write.</summary>
/// <remarks>
/// Invariants. Each write is whole frames, so frames never mix, whoever writes them; while corked a frame is collected and
/// nothing reaches the connection; <see cref="UncorkAsync"/> ends when all of it was written; the connection sees one write at a
/// time; nothing is written behind a close frame.
/// </remarks>
/// <param name="connection">What is written to.</param>
internal sealed class FrameWriter(Stream connection)
{
    // A masked ping without a payload; a key of zeros is as good as any for nothing.
    private static readonly byte[] Ping = [0x80 | (byte)Opcode.Ping, 0x80, 0, 0, 0, 0];

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private byte[]? _burst;
    private int _burstLength;
    private bool _corked, _closed;

    /// <summary>From here on frames are collected.</summary>
    public void Cork()
    {
        lock (_gate) _corked = true;
    }

    /// <summary>Collects a message as one frame behind those before it; only while corked.</summary>
    /// <exception cref="WireException">A close frame was written: the reader refused what the peer sent.</exception>
    public void Collect(Frame message)
    {
        var length = message.WireLength;
        lock (_gate)
        {
            if (_closed) throw new WireException(WireFault.Dropped, "The connection was closed before the message was written");
            _burstLength += FrameForm.Write(message, length, MaskKeys.Next(), RoomFor(FrameForm.LongestHeader + length));
        }
    }

    /// <summary>Writes all that was collected, in one go.</summary>
    public async ValueTask UncorkAsync()
    {
        byte[]? burst;
        int length;
        lock (_gate)
        {
            (burst, length) = (_burst, _burstLength);
            (_burst, _burstLength, _corked) = (null, 0, false);
        }
        if (burst is null) return;
        await WriteThroughAsync(burst.AsMemory(0, length)).ConfigureAwait(false);
        ArrayPool<byte>.Shared.Return(burst);
    }

    /// <summary>Asks whether the peer is there.</summary>
    public ValueTask PingAsync() => WriteAsync(Ping, isClose: false);

    /// <summary>Answers a ping.</summary>
    public ValueTask PongAsync(ReadOnlySpan<byte> payload) => WriteAsync(FrameForm.Control(Opcode.Pong, payload, MaskKeys.Next()), isClose: false);

    /// <summary>Closes; only the first close frame is written.</summary>
    public ValueTask CloseAsync(CloseReason reason) => WriteAsync(FrameForm.Control(Opcode.Close, CloseFrame.Payload(reason), MaskKeys.Next()), isClose: true);

    private ValueTask WriteAsync(byte[] frame, bool isClose)
    {
        lock (_gate)
        {
            if (_closed) return ValueTask.CompletedTask;
            _closed = isClose;
            if (_corked)
            {
                frame.CopyTo(RoomFor(frame.Length));
                _burstLength += frame.Length;
                return ValueTask.CompletedTask;
            }
        }
        return WriteThroughAsync(frame);
    }

    private async ValueTask WriteThroughAsync(ReadOnlyMemory<byte> bytes)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await connection.WriteAsync(bytes).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private Span<byte> RoomFor(int bytes)
    {
        var needed = _burstLength + bytes;
        if (_burst is null || _burst.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * (_burst?.Length ?? 512)));
            _burst.AsSpan(0, _burstLength).CopyTo(larger);
            if (_burst is not null) ArrayPool<byte>.Shared.Return(_burst);
            _burst = larger;
        }
        return _burst.AsSpan(_burstLength);
    }
}
