using System.Buffers;
using System.Net.Http.Headers;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Fields between our nouns and the library's: what may go out, and what came in as it was sent.</summary>
internal static class HttpFields
{
    private static readonly SearchValues<char> TokenLetters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> ValueLetters =
        SearchValues.Create("\t !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Every field of the response, one entry a field.</summary>
    public static Headers Of(HttpResponseMessage response)
    {
        var (head, body) = (response.Headers.NonValidated, response.Content.Headers.NonValidated);
        // Nearly always there is one field of a name.
        var fields = new KeyValuePair<string, string>[head.Count + body.Count];
        var count = 0;
        Add(head, ref fields, ref count);
        Add(body, ref fields, ref count);
        if (count < fields.Length) Array.Resize(ref fields, count);
        return Headers.Taking(fields);
    }

    /// <summary>Adds fields; where several have one name, the array grows, so that there is room for each name behind it.</summary>
    private static void Add(HttpHeadersNonValidated from, ref KeyValuePair<string, string>[] to, ref int count)
    {
        foreach (var (name, values) in from)
        {
            if (values.Count > 1) Array.Resize(ref to, to.Length + values.Count - 1);
            foreach (var value in values) to[count++] = new(name, value);
        }
    }

    /// <summary>The last guard before the wire: nothing passes that could end a line (RFC 9110 section 5.5).</summary>
    /// <exception cref="WireException">A name is no token, or a value holds more than visible ASCII, spaces and tabs.</exception>
    public static void Check(Headers fields)
    {
        foreach (var (name, value) in fields)
            if (!IsToken(name) || !IsValue(value))
                throw new WireException(WireFault.Protocol, $"The field {Shown(name)} cannot go on the wire");
    }

    /// <summary>True for a token of RFC 9110 section 5.6.2.</summary>
    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenLetters);

    /// <summary>True for what a field may hold: visible ASCII, spaces and tabs.</summary>
    public static bool IsValue(string text) => !text.AsSpan().ContainsAnyExcept(ValueLetters);

    private static string Shown(string name) => string.Concat(name.Take(40).Select(letter => letter is > ' ' and <= '~' ? letter : '?'));
}
