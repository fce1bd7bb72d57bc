using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MiniActors.Adapters;

/// <summary>
/// Masking keys for frames, unpredictable as RFC 6455 section 5.3 wants them. They are drawn from the system's generator many
/// at a time, because asking it once a frame costs more than the frame.
/// </summary>
internal static class MaskKeys
{
    private const int Drawn = 256;

    [ThreadStatic]
    private static uint[]? t_keys;

    [ThreadStatic]
    private static int t_left;

    /// <summary>A key that was not used before.</summary>
    public static uint Next()
    {
        if (t_left == 0)
        {
            t_keys ??= new uint[Drawn];
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(t_keys.AsSpan()));
            t_left = Drawn;
        }
        return t_keys![--t_left];
    }
}
