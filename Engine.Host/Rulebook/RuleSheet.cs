using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MiniActors.Platforms;

namespace MiniActors.Host.Rulebook;

/// <summary>A platform's profile as a list of rules. It reads the profile's own members, so that a new rule shows up of itself.</summary>
internal static class RuleSheet
{
    private static readonly string[] Names = [nameof(PlatformProfile.Id), nameof(PlatformProfile.Sources)];

    /// <summary>Every rule, grouped as in <c>hocon.conf</c>.</summary>
    public static IReadOnlyList<Rule> Of(PlatformProfile profile) =>
        [.. Members(profile).Where(member => !Names.Contains(member.Name)).SelectMany(member => Rules(Kebab(member.Name), member.GetValue(profile), profile))];

    /// <summary>The rule of this key.</summary>
    public static Rule Find(PlatformProfile profile, string key) => Of(profile).First(rule => rule.Key == key);

    private static IEnumerable<Rule> Rules(string key, object? value, PlatformProfile profile) => value switch
    {
        ApiSupport apis => apis.Since.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => Make($"{key}.{entry.Key}", $"since {entry.Value}", profile)),
        ErrorVocabulary errors => errors.Words.OrderBy(entry => (entry.Key.Api, entry.Key.Kind))
            .Select(entry => Make($"{key}.{entry.Key.Api}.{Kebab(entry.Key.Kind.ToString())}", Say(entry.Value), profile)),
        SocketPolicy or HttpPolicy or UrlPolicy or HeaderPolicy or FilePolicy or BackgroundPolicy or PhonePolicy or Dialect =>
            Members(value).SelectMany(member => Rules($"{key}.{Kebab(member.Name)}", member.GetValue(value), profile)),
        _ => [Make(key, value, profile)],
    };

    private static Rule Make(string key, object? value, PlatformProfile profile) => new(key, Json(value), Source(profile.Sources, key));

    /// <summary>The source of the rule, or of the nearest group that has one.</summary>
    private static string? Source(IReadOnlyDictionary<string, string> sources, string key)
    {
        for (var path = key; path.Length > 0; path = path.LastIndexOf('.') is > 0 and var cut ? path[..cut] : "")
            if (sources.TryGetValue(path, out var source)) return source;
        return null;
    }

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        Enum choice => JsonValue.Create(Kebab(choice.ToString())),
        TimeSpan time => JsonValue.Create(time.TotalSeconds.ToString(CultureInfo.InvariantCulture) + "s"),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Json)]),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private static string Say(ErrorWord word) => word.Code is { } code ? $"{word.Template} ({code})" : word.Template;

    private static PropertyInfo[] Members(object value) => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
