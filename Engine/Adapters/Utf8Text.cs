using System.Buffers;
using System.Text;
using System.Text.Unicode;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>The text of a message, which must be UTF-8 wherever it is cut (RFC 6455 section 8.1). Pure.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a whole message.</summary>
    /// <exception cref="WireException">It is not UTF-8.</exception>
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Wrong();
        }
    }

    /// <summary>How many of these bytes are whole letters; the last one may be cut.</summary>
    /// <exception cref="WireException">They are not UTF-8, whatever follows.</exception>
    public static int CheckBegun(ReadOnlySpan<byte> bytes)
    {
        var whole = bytes[..^CutAtTheEnd(bytes)];
        return Utf8.IsValid(whole) ? whole.Length : throw Wrong();
    }

    private static int CutAtTheEnd(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            if ((bytes[^back] & 0xC0) == 0x80) continue;
            return Rune.DecodeFromUtf8(bytes[^back..], out _, out _) == OperationStatus.NeedMoreData ? back : 0;
        }
        return 0;
    }

    private static WireException Wrong() => new(WireFault.InvalidText, "The peer sent text that is not UTF-8");
}
