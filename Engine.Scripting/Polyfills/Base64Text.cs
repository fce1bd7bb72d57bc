using System.Text;

namespace MiniActors.Scripting;

/// <summary>Base64 as <c>atob</c> and <c>btoa</c> have it. Source: WHATWG Infra, forgiving-base64; HTML, section 8.3.</summary>
internal static class Base64Text
{
    private const char LastByte = '\u00FF';

    /// <summary>Space between the characters and missing padding are forgiven; null: it is no base64.</summary>
    public static byte[]? Decode(string text)
    {
        var packed = new StringBuilder(text.Length + 3);
        foreach (var letter in text)
            if (letter is not (' ' or '\t' or '\n' or '\f' or '\r')) packed.Append(letter);
        if (packed.Length % 4 == 0)
            for (var padding = 0; padding < 2 && packed.Length > 0 && packed[^1] == '='; padding++) packed.Length--;
        if (packed.Length % 4 == 1) return null;
        for (var index = 0; index < packed.Length; index++)
            if (!char.IsAsciiLetterOrDigit(packed[index]) && packed[index] is not ('+' or '/')) return null;
        return Convert.FromBase64String(packed.Append('=', (4 - (packed.Length % 4)) % 4).ToString());
    }

    /// <summary>Each character is a byte; null: one of them is none.</summary>
    public static string? Encode(string text) =>
        text.AsSpan().ContainsAnyExceptInRange('\0', LastByte) ? null : Convert.ToBase64String(Encoding.Latin1.GetBytes(text));
}
