using System.Buffers;

namespace MiniActors.Rules;

/// <summary>What may stand in a field of HTTP (RFC 9110 sections 5.5 and 5.6.2).</summary>
internal static class HttpToken
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenCharacters);

    /// <summary>Visible ASCII, space and tab; what RFC 9110 calls obs-text is no text that all peers read alike.</summary>
    public static bool IsFieldValue(string text)
    {
        foreach (var unit in text)
            if (unit is not ('\t' or (>= ' ' and <= '~'))) return false;
        return true;
    }
}
