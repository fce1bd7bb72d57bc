using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// Our layer between a WebSocket and its connection: it makes one write of a burst of frames, and few reads of a flood.
/// </summary>
/// <remarks>
/// Invariants. Writing: each write is one whole frame (the WebSocket's habit), so frames never mix, whoever writes them; while
/// corked a frame is copied and nothing reaches the connection; <see cref="UncorkAsync"/> ends when all of it was written; the
/// connection sees one write at a time. Reading: a read that fills its buffer makes the stream hot, which
/// then looks whether there is more and reads it through 64 KiB; that buffer is given back before a wait.
/// </remarks>
internal sealed class WireStream : ConnectionLayer
{
    private const int HotBuffer = 64 << 10;

    private readonly Stream _connection;
    private readonly SlowStream? _slow;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private byte[]? _burst;
    private int _burstLength;
    private bool _corked;
    private byte[]? _hot;
    private int _start, _end;
    private bool _isHot;

    /// <param name="connection">The connection.</param>
    /// <param name="line">The network, which may be slow; null: it never is.</param>
    /// <param name="begun">What was read already, in an array of the shared pool; null: nothing was.</param>
    /// <param name="start">Where that begins.</param>
    /// <param name="end">Where it ends.</param>
    public WireStream(Stream connection, NetworkLine? line = null, byte[]? begun = null, int start = 0, int end = 0)
    {
        // What is held back on its way out must not look like silence to the keep-alive, whose ping waits behind it.
        _slow = line is null ? null : new SlowStream(connection, line) { OnGone = _ => OnRead?.Invoke() };
        (_connection, _hot, _start, _end) = (_slow ?? connection, begun, start, end);
    }

    /// <summary>Called whenever the connection gave something.</summary>
    public Action? OnRead { get; set; }

    /// <summary>What the close frames said, both ways.</summary>
    public CloseWitness Witness { get; } = new();

    /// <summary>From here on frames are collected.</summary>
    public void Cork()
    {
        lock (_gate) _corked = true;
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

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            Witness.Wrote(buffer.Span);
            if (_corked)
            {
                Collect(buffer.Span);
                return ValueTask.CompletedTask;
            }
        }
        return WriteThroughAsync(buffer);
    }

    private async ValueTask WriteThroughAsync(ReadOnlyMemory<byte> bytes)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await _connection.WriteAsync(bytes).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Collects a message as one frame behind those before it; only while corked.</summary>
    public void Collect(Frame message)
    {
        var length = message.WireLength;
        lock (_gate)
        {
            // The native client answers a violation with a close frame of its own: nothing follows it.
            if (Witness.WrittenCode is not null) throw new WebSocketException(WebSocketError.InvalidState);
            _burstLength += FrameForm.Write(message, length, MaskKeys.Next(), RoomFor(FrameForm.LongestHeader + length));
        }
    }

    private void Collect(ReadOnlySpan<byte> frame)
    {
        frame.CopyTo(RoomFor(frame.Length));
        _burstLength += frame.Length;
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

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Witness.SawLongLength ? RefuseAsync()
        : _start < _end && buffer.Length > 0 ? TakeAsync(buffer.Span)
        : ReadMoreAsync(buffer);

    private ValueTask<int> TakeAsync(Span<byte> buffer) => Take(buffer) is > 0 and var count ? ValueTask.FromResult(count) : RefuseAsync();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadMoreAsync(Memory<byte> buffer)
    {
        if (_isHot && buffer.Length > 0)
        {
            var peek = _connection.ReadAsync(Memory<byte>.Empty);
            var waits = !peek.IsCompleted;
            if (waits) GiveBack();
            await peek.ConfigureAwait(false);
            if (buffer.Length < HotBuffer) return await ReadHotAsync(buffer, waits).ConfigureAwait(false);
        }
        var read = _connection.ReadAsync(buffer);
        if (!read.IsCompleted) GiveBack();
        var count = await read.ConfigureAwait(false);
        if (_slow is not null) await _slow.HoldBackAsync(count).ConfigureAwait(false);
        OnRead?.Invoke();
        // As much as there was room for: there may be more.
        _isHot = count == buffer.Length;
        count = Witness.Read(buffer.Span[..count]);
        return count == 0 && Witness.SawLongLength ? await RefuseAsync().ConfigureAwait(false) : count;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadHotAsync(Memory<byte> buffer, bool waited)
    {
        // What came with the handshake lies in a smaller one.
        if (_hot is { Length: < HotBuffer }) GiveBack();
        _hot ??= ArrayPool<byte>.Shared.Rent(HotBuffer);
        (_start, _end) = (0, await _connection.ReadAsync(_hot).ConfigureAwait(false));
        if (_slow is not null) await _slow.HoldBackAsync(_end).ConfigureAwait(false);
        OnRead?.Invoke();
        // A burst that the caller had room for would have come without the peek.
        if (waited && _end <= buffer.Length) _isHot = false;
        return Take(buffer.Span) is var taken && taken == 0 && Witness.SawLongLength ? await RefuseAsync().ConfigureAwait(false) : taken;
    }

    /// <summary>What the client library lets pass and the protocol does not: the peer sees the same as for any other violation.</summary>
    private async ValueTask<int> RefuseAsync()
    {
        if (Witness.WrittenCode is null) await WriteAsync(FrameForm.ProtocolError(MaskKeys.Next())).ConfigureAwait(false);
        throw new WireException(WireFault.Protocol, "The peer wrote a length in more bytes than it takes");
    }

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _end - _start);
        _hot.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return Witness.Read(buffer[..count]);
    }

    private void GiveBack()
    {
        if (_hot is not null) ArrayPool<byte>.Shared.Return(_hot);
        _hot = null;
    }

    protected override void Dispose(bool disposing)
    {
        // The buffers may be in use: what an aborted read or write holds is left to the garbage collector.
        if (disposing) _connection.Dispose();
        base.Dispose(disposing);
    }

    // Nothing is held back that a flush could push on: a burst is written by UncorkAsync alone.
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
