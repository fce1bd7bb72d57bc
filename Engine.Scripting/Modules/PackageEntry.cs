using System.Text.Json;

namespace MiniActors.Scripting;

/// <summary>What a <c>package.json</c> says of where a package begins, as the packaging of mini programs reads it.</summary>
internal static class PackageEntry
{
    private static readonly string[] ForRequire = ["miniprogram", "browser", "require", "default"];
    private static readonly string[] ForImport = ["miniprogram", "browser", "import", "default"];

    /// <summary>Where to look, best first, relative to the package; none: it does not say, or is no JSON.</summary>
    /// <param name="json">The text of the <c>package.json</c>.</param>
    /// <param name="inside">The path within the package; empty: the package itself.</param>
    /// <param name="import">True: it is imported; false: required.</param>
    public static IReadOnlyList<string> Candidates(string json, string inside, bool import)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? [.. Candidates(document.RootElement, inside, import)] : [];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // The second: half a character, which JSON may escape and no text may hold.
            return [];
        }
    }

    private static IEnumerable<string> Candidates(JsonElement package, string inside, bool import)
    {
        if (package.TryGetProperty("exports", out var exports) && Exported(exports, inside.Length == 0 ? "." : "./" + inside, import ? ForImport : ForRequire) is { } exported)
            yield return exported;
        // The field names a directory that is the package as the phones have it.
        if (Text(package, "miniprogram") is { } folder) yield return inside.Length == 0 ? folder : $"{folder}/{inside}";
        if (inside.Length > 0) yield break;
        foreach (var field in import ? ["module", "browser", "main"] : new[] { "browser", "main", "module" })
            if (Text(package, field) is { } file) yield return file;
    }

    private static string? Exported(JsonElement exports, string key, string[] conditions)
    {
        var isTable = exports.ValueKind == JsonValueKind.Object && exports.EnumerateObject().Any(member => member.Name.StartsWith('.'));
        if (!isTable) return key == "." ? Target(exports, conditions) : null;
        if (exports.TryGetProperty(key, out var exact)) return Target(exact, conditions);
        foreach (var pattern in exports.EnumerateObject().Where(member => member.Name.Contains('*')))
        {
            var star = pattern.Name.IndexOf('*', StringComparison.Ordinal);
            var (before, after) = (pattern.Name[..star], pattern.Name[(star + 1)..]);
            if (key.Length <= before.Length + after.Length || !key.StartsWith(before, StringComparison.Ordinal) || !key.EndsWith(after, StringComparison.Ordinal)) continue;
            return Target(pattern.Value, conditions)?.Replace("*", key[before.Length..^after.Length], StringComparison.Ordinal);
        }

        return null;
    }

    /// <summary>The first condition, in the order of the file, that holds here.</summary>
    private static string? Target(JsonElement target, string[] conditions) => target.ValueKind switch
    {
        JsonValueKind.String => target.GetString(),
        JsonValueKind.Object => target.EnumerateObject().Where(member => conditions.Contains(member.Name)).Select(member => Target(member.Value, conditions)).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => target.EnumerateArray().Select(member => Target(member, conditions)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? Text(JsonElement package, string field) =>
        package.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
