using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary><c>JSON.parse</c> (ECMA-262 section 25.5.1) into an <see cref="Argument"/>. Source: reference/wechat.md 2.3.</summary>
public static class JsonValue
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    /// <summary>False when the text is no JSON, or is nested more than 512 levels deep.</summary>
    public static bool TryParse(string text, out Argument value)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            value = Read(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            value = Argument.Undefined;
            return false;
        }
    }

    private static Argument Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element),
        JsonValueKind.Array => Argument.Array([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.String => Argument.Of(TextOf(JsonMarshal.GetRawUtf8Value(element)[1..^1])),
        JsonValueKind.Number => Argument.Of(element.GetDouble()),
        JsonValueKind.True => Argument.Of(true),
        JsonValueKind.False => Argument.Of(false),
        _ => Argument.Null,
    };

    private static Argument ReadObject(JsonElement element)
    {
        var members = new List<KeyValuePair<string, Argument>>(element.GetPropertyCount());
        var places = new Dictionary<string, int>(members.Capacity, StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var member = KeyValuePair.Create(TextOf(JsonMarshal.GetRawUtf8PropertyName(property)), Read(property.Value));
            // The last of several members of one name counts, in the place of the first.
            if (places.TryAdd(member.Key, members.Count)) members.Add(member);
            else members[places[member.Key]] = member;
        }
        return Argument.Object(members);
    }

    /// <summary>Takes the escapes out. Unlike the reader's own, it allows the lone surrogates that ECMAScript allows.</summary>
    private static string TextOf(ReadOnlySpan<byte> raw)
    {
        var written = Encoding.UTF8.GetString(raw);
        if (!written.Contains('\\')) return written;
        var text = new StringBuilder(written.Length);
        for (var index = 0; index < written.Length; index++)
        {
            if (written[index] != '\\') text.Append(written[index]);
            else if (written[++index] == 'u')
            {
                text.Append((char)Convert.ToUInt16(written.Substring(index + 1, 4), 16));
                index += 4;
            }
            else text.Append(written[index] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
        }
        return text.ToString();
    }
}
