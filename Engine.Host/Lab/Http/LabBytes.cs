namespace MiniActors.Host.Lab.Http;

/// <summary>
/// The bytes of <c>/bytes</c>, <c>/drip</c> and <c>/chunked</c>: byte i is i mod 251. The period is a prime, so a piece that is
/// lost, doubled or moved by any power of two shows.
/// </summary>
internal static class LabBytes
{
    private const int Period = 251;

    private static readonly byte[] Block = Fill(256 * Period + Period);

    /// <summary>The largest piece that <see cref="Slice"/> gives.</summary>
    public const int LargestSlice = 256 * Period;

    public static byte At(long index) => (byte)(index % Period);

    public static ReadOnlyMemory<byte> Slice(long start, int length) =>
        Block.AsMemory((int)(start % Period), length);

    private static byte[] Fill(int length)
    {
        var block = new byte[length];
        for (var index = 0; index < length; index++)
            block[index] = At(index);
        return block;
    }
}
