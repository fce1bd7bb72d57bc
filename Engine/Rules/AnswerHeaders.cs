using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>
/// Response fields as the API tells them: one value a name, several joined with <c>, </c>, and each <c>Set-Cookie</c> apart
/// as well. Source: decision 19; RFC 9110 section 5.3, RFC 6265 section 3.
/// </summary>
internal static class AnswerHeaders
{
    public static (Headers Fields, IReadOnlyList<string> Cookies) Of(Headers headers)
    {
        var fields = new List<KeyValuePair<string, string>>(headers.Count);
        List<string>? cookies = null;
        foreach (var (name, value) in headers)
        {
            if (name.Equals("set-cookie", StringComparison.OrdinalIgnoreCase)) (cookies ??= []).Add(value);
            var index = IndexOf(fields, name);
            if (index < 0) fields.Add(new(name, value));
            else fields[index] = new(fields[index].Key, $"{fields[index].Value}, {value}");
        }
        return (fields.Count == headers.Count ? headers : new Headers(fields), cookies is null ? [] : cookies);
    }

    // Every response passes here twice: no closure for each of its fields.
    private static int IndexOf(List<KeyValuePair<string, string>> fields, string name)
    {
        for (var index = 0; index < fields.Count; index++)
            if (fields[index].Key.Equals(name, StringComparison.OrdinalIgnoreCase)) return index;
        return -1;
    }
}
