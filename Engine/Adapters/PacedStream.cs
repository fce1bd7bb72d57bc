namespace MiniActors.Adapters;

/// <summary>The bytes of a response body, no faster than the network of the mini program lets them come.</summary>
internal sealed class PacedStream(Stream source, NetworkLine line) : BodyStream(source)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        line.ReadAsync(Source, buffer, cancellationToken);
}
