using System.Buffers;
using System.Runtime.CompilerServices;

namespace MiniActors.Adapters;

/// <summary>What a connection gave and nobody has taken yet: little at a time while it is quiet, much while it is flooded.</summary>
/// <remarks>
/// Invariants. An idle connection holds <see cref="Small"/> bytes. A read that fills them makes it hot: it then looks whether
/// there is more and reads that through 64 KiB, which go back before a wait. Whoever takes leaves less than half of the small
/// buffer, so that what is left finds room wherever is read next.
/// </remarks>
internal sealed class IncomingBytes
{
    /// <summary>What an idle connection holds.</summary>
    public const int Small = 256;

    private const int Large = 64 << 10;

    private readonly Stream _connection;
    private readonly SlowStream? _slow;
    private readonly byte[] _small = new byte[Small];
    private byte[]? _large;
    private int _start, _end;
    private bool _isHot;

    /// <param name="connection">What is read.</param>
    /// <param name="slow">The same, where the network of the mini program can be slow.</param>
    /// <param name="begun">What was read already, in an array of the shared pool; null: nothing was.</param>
    /// <param name="start">Where that begins.</param>
    /// <param name="end">Where it ends.</param>
    public IncomingBytes(Stream connection, SlowStream? slow = null, byte[]? begun = null, int start = 0, int end = 0) =>
        (_connection, _slow, _large, _start, _end) = (connection, slow, begun, start, end);

    /// <summary>Called whenever the connection gave something.</summary>
    public Action? OnRead { get; set; }

    /// <summary>True while more than <see cref="Small"/> bytes are held.</summary>
    public bool HoldsLarge => _large is not null;

    /// <summary>What has come and was not taken.</summary>
    public ReadOnlySpan<byte> Untaken => (_large ?? _small).AsSpan(_start, _end - _start);

    /// <summary>So many bytes are taken.</summary>
    public void Take(int count) => _start += count;

    /// <summary>Reads what has come, or waits for it; false: the peer has ended the connection.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> MoreAsync()
    {
        var waited = false;
        if (_isHot)
        {
            var peek = _connection.ReadAsync(Memory<byte>.Empty);
            waited = !peek.IsCompleted;
            if (waited) MoveToSmall();
            await peek.ConfigureAwait(false);
            MoveToLarge();
        }
        else MoveToSmall();
        var room = (_large ?? _small).AsMemory(_end);
        var count = await _connection.ReadAsync(room).ConfigureAwait(false);
        if (_slow is not null) await _slow.HoldBackAsync(count).ConfigureAwait(false);
        OnRead?.Invoke();
        // As much as there was room for: there may be more. And a burst that the small buffer has room for is no flood.
        _isHot = count == room.Length || _isHot && !(waited && _end + count <= Small);
        _end += count;
        return count > 0;
    }

    private void MoveToSmall()
    {
        Untaken.CopyTo(_small);
        (_start, _end) = (0, _end - _start);
        if (_large is not null) ArrayPool<byte>.Shared.Return(_large);
        _large = null;
    }

    private void MoveToLarge()
    {
        // What came with the handshake lies in a shorter one.
        if (_large is not { Length: >= Large })
        {
            var larger = ArrayPool<byte>.Shared.Rent(Large);
            Untaken.CopyTo(larger);
            if (_large is not null) ArrayPool<byte>.Shared.Return(_large);
            _large = larger;
        }
        else Untaken.CopyTo(_large);
        (_start, _end) = (0, _end - _start);
    }
}
