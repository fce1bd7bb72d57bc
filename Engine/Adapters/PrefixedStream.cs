namespace MiniActors.Adapters;

/// <summary>A stream whose first byte was looked at, whole again.</summary>
internal sealed class PrefixedStream(byte first, Stream rest) : BodyStream(rest)
{
    private bool _given;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_given || buffer.IsEmpty) return Source.ReadAsync(buffer, cancellationToken);
        _given = true;
        buffer.Span[0] = first;
        return ValueTask.FromResult(1);
    }
}
