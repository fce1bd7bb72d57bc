using System.Buffers;
using System.Runtime.CompilerServices;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Reads the head of the answer to a handshake, and keeps what has come behind it.</summary>
/// <remarks>What is read is bounded, informational responses and all; what is kept belongs to who takes it.</remarks>
/// <param name="connection">What is read.</param>
/// <param name="most">How many bytes may come before the answer is whole.</param>
internal sealed class HeadReader(Stream connection, int most) : IDisposable
{
    private const int FirstBytes = 1 << 10;

    private byte[]? _bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _start, _end;

    /// <summary>The head of the answer; those that only inform (RFC 9110 section 15.2) are passed over.</summary>
    /// <exception cref="WireException">It is too long, or no response, or the peer went away before its end.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ResponseHead> ReadAsync(CancellationToken cancellation)
    {
        for (var seen = 0; ;)
        {
            if (Next(seen) is { } head)
            {
                if (head.Status is 101 or < 100 or >= 200) return head;
                seen = 0;
                continue;
            }
            seen = _end - _start;
            if (_end == _bytes!.Length) Grow();
            var count = await connection.ReadAsync(_bytes.AsMemory(_end), cancellation).ConfigureAwait(false);
            if (count == 0) throw new WireException(WireFault.Connect, "The peer ended the connection without an answer");
            _end += count;
        }
    }

    /// <summary>What has come behind the head, in an array of the shared pool; null: nothing has.</summary>
    public byte[]? TakeRest(out int start, out int end)
    {
        (start, end) = (0, 0);
        if (_start == _end) return null;
        (start, end) = (_start, _end);
        var rest = _bytes;
        _bytes = null;
        return rest;
    }

    /// <summary>The next head in what has come, of which so many bytes were looked at before; null: its end has not come.</summary>
    private ResponseHead? Next(int seen)
    {
        var come = _bytes.AsSpan(_start, _end - _start);
        if (!ResponseHead.MayBegin(come)) throw new WireException(WireFault.Handshake, "The answer is no HTTP response");
        var length = ResponseHead.LengthOf(come, seen);
        if (length == 0) return null;
        _start += length;
        return ResponseHead.Parse(come[..length]);
    }

    private void Grow()
    {
        if (_end >= most) throw new WireException(WireFault.Handshake, $"The head of the answer is longer than {most} bytes");
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(2 * _end, most));
        _bytes.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes!);
        _bytes = larger;
    }

    public void Dispose()
    {
        if (_bytes is { } bytes) ArrayPool<byte>.Shared.Return(bytes);
        _bytes = null;
    }
}
