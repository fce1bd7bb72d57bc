using System.Text;

namespace MiniActors.Scripting;

/// <summary>Text and bytes of files, in the encodings that the platforms share with Node.js.</summary>
internal static class FileEncoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false);

    /// <summary>True for an encoding that there is.</summary>
    public static bool Is(string encoding) => Canon(encoding) is not null;

    /// <summary>The bytes of a text; null: it is none of this encoding.</summary>
    public static byte[]? Bytes(string text, string encoding) => Canon(encoding) switch
    {
        "utf8" => Utf8.GetBytes(text),
        "ucs2" => Utf16.GetBytes(text),
        // What lies above a byte loses its upper half, as in Node.js.
        "latin1" or "ascii" => Array.ConvertAll(text.ToCharArray(), unit => (byte)unit),
        "hex" => Hex(text),
        "base64" => Base64(text),
        _ => null,
    };

    /// <summary>The text of bytes; null: there is no such encoding.</summary>
    public static string? Text(byte[] bytes, string encoding) => Canon(encoding) switch
    {
        "utf8" => Utf8.GetString(bytes),
        "ucs2" => Utf16.GetString(bytes, 0, bytes.Length & ~1),
        "latin1" => Encoding.Latin1.GetString(bytes),
        "ascii" => string.Create(bytes.Length, bytes, (units, source) =>
        {
            for (var index = 0; index < units.Length; index++) units[index] = (char)(source[index] & 0x7F);
        }),
        "hex" => Convert.ToHexStringLower(bytes),
        "base64" => Convert.ToBase64String(bytes),
        _ => null,
    };

    private static string? Canon(string encoding) => encoding.ToLowerInvariant() switch
    {
        "utf8" or "utf-8" => "utf8",
        "ucs2" or "ucs-2" or "utf16le" or "utf-16le" => "ucs2",
        "latin1" or "binary" => "latin1",
        "ascii" => "ascii",
        "hex" => "hex",
        "base64" => "base64",
        _ => null,
    };

    private static byte[]? Hex(string text)
    {
        try
        {
            return Convert.FromHexString(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>With or without padding, in either alphabet.</summary>
    private static byte[]? Base64(string text)
    {
        var plain = string.Concat(text.Where(unit => !char.IsWhiteSpace(unit))).TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var bytes = new byte[plain.Length * 3 / 4 + 3];
        return Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var written) ? bytes[..written] : null;
    }
}
