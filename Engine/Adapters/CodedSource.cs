using System.Buffers.Binary;

namespace MiniActors.Adapters;

/// <summary>
/// The coded bytes of a body on their way into a decoder. The decoders take an end in the middle for the end; here it is noticed.
/// </summary>
/// <param name="source">The coded bytes.</param>
/// <param name="asksForMore">True for gzip, whose decoder reads on behind the end, for there may be another member.</param>
internal sealed class CodedSource(Stream source, bool asksForMore) : BodyStream(source)
{
    private readonly byte[] _first = new byte[1];
    private bool _peeked, _any;
    private uint _tail;

    /// <summary>The first byte, which stays to be read; null: there is none.</summary>
    public async ValueTask<byte?> PeekAsync(CancellationToken cancellation)
    {
        _peeked = await Source.ReadAsync(_first, cancellation).ConfigureAwait(false) > 0;
        return _peeked ? _first[0] : null;
    }

    /// <summary>
    /// For gzip, once all was read: false when the last four bytes cannot be the length of a member (RFC 1952 section 2.3.1), so
    /// that the end was not the end.
    /// </summary>
    public bool Accounts(long plainBytes) => !_any || !asksForMore || BinaryPrimitives.ReverseEndianness(_tail) <= plainBytes;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        var count = _peeked ? 1 : await Source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (_peeked) buffer.Span[0] = _first[0];
        _peeked = false;
        if (count == 0 && _any && !asksForMore) throw new InvalidDataException("The coded body ends too early");
        _any |= count > 0;
        foreach (var one in buffer.Span[Math.Max(0, count - 4)..count]) _tail = (_tail << 8) | one;
        return count;
    }
}
