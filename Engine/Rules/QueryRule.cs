using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>
/// Data as a query string. Source: reference/wechat.md 2.2 (<c>addQuery</c>, <c>formEncode</c>), which by decision 32
/// serves every platform; reference/alipay.md 4.1 for <see cref="Append"/>.
/// </summary>
public static class QueryRule
{
    /// <summary>
    /// The url with the members of <paramref name="data"/> merged into its query: a new value takes the place of an old
    /// one of the same name, an old value ends at its second <c>=</c>, an old query at its second <c>?</c>. Data that is no
    /// object, or an empty one, changes nothing.
    /// </summary>
    public static string Merge(string url, Argument data)
    {
        var members = MembersOf(data);
        if (members.Count == 0) return url;
        var hash = url.IndexOf('#');
        var parts = (hash < 0 ? url : url[..hash]).Split('?');

        var pairs = new List<(string Name, string? Value)>();
        if (parts.Length > 1)
            foreach (var pair in parts[1].Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var halves = pair.Split('=');
                Put(pairs, halves[0], halves.Length > 1 ? halves[1] : null);
            }
        foreach (var (name, value) in members) Put(pairs, EcmaText.EncodeComponent(name), ValueOf(value));
        return parts[0] + "?" + string.Join('&', pairs.Select(pair => pair.Value is null ? pair.Name : $"{pair.Name}={pair.Value}"));
    }

    /// <summary>The url with data behind its query: an object as pairs, a string as it is. What was there stays.</summary>
    public static string Append(string url, Argument data)
    {
        var query = data.AsString ?? string.Join('&', MembersOf(data).Select(member => $"{EcmaText.EncodeComponent(member.Key)}={ValueOf(member.Value)}"));
        if (query.Length == 0) return url;
        var hash = url.IndexOf('#');
        var (head, fragment) = hash < 0 ? (url, "") : (url[..hash], url[hash..]);
        return head + (head.Contains('?') ? "&" : "?") + query.TrimStart('?', '&') + fragment;
    }

    /// <summary>Data as the body of a form: nested values by <c>String(value)</c>, a space as <c>%20</c>.</summary>
    public static string Form(Argument data) => string.Join('&', MembersOf(data).Select(member =>
        $"{EcmaText.EncodeComponent(member.Key)}={EcmaText.EncodeComponent(EcmaText.Of(member.Value))}"));

    private static IReadOnlyList<KeyValuePair<string, Argument>> MembersOf(Argument data) => data.Kind == ArgumentKind.Array
        ? [.. data.Items.Select((item, index) => KeyValuePair.Create(EcmaText.OfNumber(index), item))]
        : data.Members;

    /// <summary>In a query, unlike in a form, nested values and null are JSON.</summary>
    private static string ValueOf(Argument value) => EcmaText.EncodeComponent(
        value.Kind is ArgumentKind.Object or ArgumentKind.Array or ArgumentKind.Null or ArgumentKind.ArrayBuffer
            ? JsonText.Of(value)!
            : EcmaText.Of(value));

    private static void Put(List<(string Name, string? Value)> pairs, string name, string? value)
    {
        var index = pairs.FindIndex(pair => pair.Name == name);
        if (index < 0) pairs.Add((name, value));
        else pairs[index] = (name, value);
    }
}
