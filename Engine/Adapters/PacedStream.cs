using System.Runtime.CompilerServices;

namespace MiniActors.Adapters;

/// <summary>The bytes of a response body, no faster than the network of the mini program lets them come.</summary>
internal sealed class PacedStream(Stream source, NetworkLine line) : BodyStream(source)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        line.IsBroad ? Source.ReadAsync(buffer, cancellationToken) : ReadSlowlyAsync(buffer, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadSlowlyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = await Source.ReadAsync(buffer[..line.DownPortion(buffer.Length)], cancellationToken).ConfigureAwait(false);
        await line.DownAsync(count, cancellationToken).ConfigureAwait(false);
        return count;
    }
}
