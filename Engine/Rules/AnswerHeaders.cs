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
        List<string>? cookies = null;
        var doubles = false;
        for (var index = 0; index < headers.Count; index++)
        {
            if (headers[index].Key.Equals("set-cookie", StringComparison.OrdinalIgnoreCase)) (cookies ??= []).Add(headers[index].Value);
            doubles |= IsLater(headers, index);
        }
        return (doubles ? Joined(headers) : headers, (IReadOnlyList<string>?)cookies ?? []);
    }

    private static bool IsLater(Headers headers, int index)
    {
        for (var earlier = 0; earlier < index; earlier++)
            if (headers[earlier].Key.Equals(headers[index].Key, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static Headers Joined(Headers headers)
    {
        var fields = new List<KeyValuePair<string, string>>(headers.Count);
        foreach (var (name, value) in headers)
        {
            var index = fields.FindIndex(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (index < 0) fields.Add(new(name, value));
            else fields[index] = new(fields[index].Key, $"{fields[index].Value}, {value}");
        }
        return new Headers(fields);
    }
}
