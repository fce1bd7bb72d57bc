using System.Text.Json;

namespace MiniActors.Scripting;

/// <summary>One JSON file of a project. Comments and commas at an end are forgiven, as the developer tools forgive them.</summary>
internal sealed class ProjectFile
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly string _path;
    private readonly string _text;
    private readonly JsonElement _root;

    private ProjectFile(string path, string text, JsonElement root) => (_path, _text, _root) = (path, text, root);

    /// <summary>Reads a file; null: it is not there.</summary>
    /// <exception cref="MiniProjectException">It is no JSON object.</exception>
    public static ProjectFile? Read(IScriptFiles files, string path)
    {
        if (!files.Exists(path)) return null;
        var text = files.Read(path).TrimStart('\uFEFF');
        if (text.Contains('\0')) throw new MiniProjectException($"{path}:1: this is no text in UTF-8");
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ProjectFile(path, text, document.RootElement.Clone())
                : throw new MiniProjectException($"{path}:1: must be an object {{ … }}");
        }
        catch (JsonException wrong)
        {
            var reason = wrong.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
            throw new MiniProjectException($"{path}:{(wrong.LineNumber ?? 0) + 1}: this is no JSON: {reason}");
        }
    }

    /// <summary>A text; null: it is not there.</summary>
    public string? Text(params string[] keys) => Value(keys, JsonValueKind.String, "a text in quotes") is { } text ? Read(text, keys[^1]) : null;

    /// <summary>True or false; null: it is not there.</summary>
    public bool? Switch(params string[] keys) => Find(keys) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(keys[^1], "must be true or false"),
    };

    /// <summary>A number of milliseconds; null: it is not there.</summary>
    public TimeSpan? Milliseconds(params string[] keys) => Value(keys, JsonValueKind.Number, "a number of milliseconds") is not { } number ? null
        : number.GetDouble() is >= 1 and <= 86_400_000 and var time ? TimeSpan.FromMilliseconds(time)
        : throw Wrong(keys[^1], "must be between 1 and 86400000 milliseconds");

    /// <summary>The elements of a list; none: it is not there.</summary>
    public IReadOnlyList<JsonElement> List(params string[] keys) => Value(keys, JsonValueKind.Array, "a list [ … ]") is { } list ? [.. list.EnumerateArray()] : [];

    /// <summary>A member of an element that must be a text.</summary>
    public string TextOf(JsonElement element, string list, string? key = null)
    {
        if (key is not null && element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var member)) element = member;
        return element.ValueKind == JsonValueKind.String ? Read(element, list) : throw Wrong(list, $"must be a list of {(key is null ? "texts" : $"objects with \"{key}\"")}");
    }

    /// <summary>What is wrong with the value of a key, with file and line.</summary>
    public MiniProjectException Wrong(string key, string wrong) => new($"{_path}:{LineOf(key)}: \"{key}\" {wrong}");

    /// <summary>JSON may escape half a character, which is no text.</summary>
    private string Read(JsonElement text, string key)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(key, "has half a character in it");
        }
    }

    private JsonElement? Value(string[] keys, JsonValueKind kind, string what) =>
        Find(keys) is not { } found ? null : found.ValueKind == kind ? found : throw Wrong(keys[^1], $"must be {what}");

    private JsonElement? Find(string[] keys)
    {
        var at = _root;
        foreach (var key in keys)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(key, out at)) return null;
        }

        return at;
    }

    private int LineOf(string key) => 1 + _text.AsSpan(0, Math.Max(0, _text.IndexOf($"\"{key}\"", StringComparison.Ordinal))).Count('\n');
}
