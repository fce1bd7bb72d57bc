using System.Text.Json.Nodes;

namespace MiniActors.Host.Rulebook;

/// <summary>One rule of a platform in force.</summary>
/// <param name="Key">Its path in the platform's block of <c>hocon.conf</c>, e.g. <c>sockets.max</c>.</param>
/// <param name="Value">Its value, for a machine.</param>
/// <param name="Source">Where it stands; null: the engine's own choice.</param>
internal sealed record Rule(string Key, JsonNode? Value, string? Source)
{
    /// <summary>The rules whose absence means that there is no limit; elsewhere it means that there is no such rule.</summary>
    private static readonly string[] Limits = ["sockets.max", "http.max-in-flight"];

    /// <summary>Its value, for a person, in the words of <c>hocon.conf</c>.</summary>
    public string Text => Value switch
    {
        null => Limits.Contains(Key) ? "unlimited" : "none",
        JsonArray list => string.Join(", ", list.Select(item => item?.ToString())),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag ? "on" : "off",
        _ => Value.ToString() is { Length: > 0 } text ? text : "(empty)",
    };
}
