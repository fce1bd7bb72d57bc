using System.Text.Json;
using System.Text.Json.Nodes;
using MiniActors.Model;

namespace MiniActors.Api;

/// <summary>Between C# values and <see cref="Argument"/>s.</summary>
internal static class Arguments
{
    /// <summary>A C# value as a script would have written it; objects go through System.Text.Json with their own member names.</summary>
    public static Argument Of(object? value) => value switch
    {
        null => Argument.Undefined,
        Argument argument => argument,
        string text => Argument.Of(text),
        byte[] bytes => Argument.Of(bytes),
        bool flag => Argument.Of(flag),
        JsonNode node => OfJson(JsonSerializer.SerializeToElement(node)),
        JsonElement element => OfJson(element),
        _ => OfJson(JsonSerializer.SerializeToElement(value)),
    };

    /// <summary>A header object.</summary>
    public static Argument Of(IReadOnlyDictionary<string, string>? header) => header is null
        ? Argument.Undefined
        : Argument.Object(header.Select(field => KeyValuePair.Create(field.Key, Argument.Of(field.Value))).ToArray());

    /// <summary>A time limit in milliseconds.</summary>
    public static Argument Of(TimeSpan? timeout) => timeout is { } limit ? Argument.Of(limit.TotalMilliseconds) : Argument.Undefined;

    /// <summary>An options object: members that are undefined are left out.</summary>
    public static Argument Options(params ReadOnlySpan<(string Name, Argument Value)> members)
    {
        var count = 0;
        foreach (var (_, value) in members)
            if (!value.IsUndefined) count++;
        var defined = new KeyValuePair<string, Argument>[count];
        count = 0;
        foreach (var (name, value) in members)
            if (!value.IsUndefined) defined[count++] = new(name, value);
        return Argument.Object(defined);
    }

    /// <summary>What a C# program gets for a value: a string, a <c>byte[]</c>, or a <see cref="JsonNode"/> (null: <c>null</c>).</summary>
    public static object? ToObject(Argument value) => value.Kind switch
    {
        ArgumentKind.String => value.AsString,
        ArgumentKind.ArrayBuffer => value.AsBytes,
        _ => ToJson(value),
    };

    private static Argument OfJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => Argument.Null,
        JsonValueKind.True => Argument.Of(true),
        JsonValueKind.False => Argument.Of(false),
        JsonValueKind.Number => Argument.Of(element.GetDouble()),
        JsonValueKind.String => Argument.Of(element.GetString()),
        JsonValueKind.Array => Argument.Array([.. element.EnumerateArray().Select(OfJson)]),
        JsonValueKind.Object => Argument.Object(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, OfJson(member.Value))).ToArray()),
        _ => Argument.Undefined,
    };

    private static JsonNode? ToJson(Argument value) => value.Kind switch
    {
        ArgumentKind.Boolean => JsonValue.Create(value.AsBoolean),
        ArgumentKind.Number => JsonValue.Create(value.AsNumber),
        ArgumentKind.String => JsonValue.Create(value.AsString),
        ArgumentKind.Array => new JsonArray([.. value.Items.Select(ToJson)]),
        ArgumentKind.Object => new JsonObject(value.Members.DistinctBy(member => member.Key).Select(member => KeyValuePair.Create(member.Key, ToJson(member.Value)))),
        _ => null,
    };
}
