using System.Text;

namespace MiniActors.Rules;

/// <summary>
/// The text of a response body: the charset of its content type, UTF-8 when there is none or nobody knows it; one byte
/// order mark counts more than either and is taken off. Source: reference/wechat.md 1.9; WHATWG Encoding, section 6; faults 38.
/// </summary>
internal static class BodyText
{
    public static string Of(string? contentType, ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        _ => EncodingOf(contentType).GetString(body),
    };

    private static Encoding EncodingOf(string? contentType)
    {
        if (CharsetOf(contentType) is not { } charset) return Encoding.UTF8;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (Exception cause) when (cause is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }

    private static string? CharsetOf(string? contentType)
    {
        if (contentType is null || !contentType.Contains(';')) return null;
        foreach (var parameter in contentType.Split(';').Skip(1))
        {
            var halves = parameter.Split('=', 2, StringSplitOptions.TrimEntries);
            if (halves.Length == 2 && halves[0].Equals("charset", StringComparison.OrdinalIgnoreCase)) return halves[1].Trim('"', '\'');
        }
        return null;
    }
}
