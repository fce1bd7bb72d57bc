using System.Runtime.CompilerServices;

namespace MiniActors.Adapters;

/// <summary>The bytes of a response body on their way in: counted, and their absence noticed.</summary>
internal sealed class MeteredStream(Stream source, ProgressMeter? meter, IdleWatch? watch) : BodyStream(source)
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        watch?.Waits();
        var count = await Source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        watch?.Works();
        if (count > 0) meter?.Moved(count);
        return count;
    }
}
