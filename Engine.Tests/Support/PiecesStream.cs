namespace MiniActors.Tests.Support;

/// <summary>Gives a few bytes at a time.</summary>
/// <param name="all">What there is to be read.</param>
/// <param name="size">How much of it at most at a time.</param>
internal sealed class PiecesStream(byte[] all, int size) : MemoryStream(all)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
}
