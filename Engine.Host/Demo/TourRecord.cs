using System.Text.Json;

namespace MiniActors.Host.Demo;

/// <summary>One thing that a platform told the tour: a line that <c>tour.js</c> printed.</summary>
/// <param name="Told">opened, message, closed, error, refused, alive; progress, answer, failure.</param>
/// <param name="Attempt">Which socket; 0: none.</param>
/// <param name="Name">Which request or file; null: none.</param>
/// <param name="Text">The platform's words for a failure.</param>
/// <param name="Code">The close code, or the platform's number for a failure.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Percent">How much of a file has moved.</param>
/// <param name="Body">What came back: a message, or the data of a response.</param>
internal sealed record TourRecord(string Told, int Attempt, string? Name, string? Text, int? Code, int? Status, int? Percent, JsonElement Body)
{
    /// <summary>Reads a line, or null when it is no record.</summary>
    public static TourRecord? Parse(string line)
    {
        try
        {
            var root = JsonDocument.Parse(line).RootElement;
            return root.ValueKind == JsonValueKind.Object && TextOf(root, "told") is { } told
                ? new TourRecord(told, NumberOf(root, "attempt") ?? 0, TextOf(root, "name"), TextOf(root, "text"), NumberOf(root, "code"),
                    NumberOf(root, "status"), NumberOf(root, "percent"), root.TryGetProperty("data", out var data) ? data : default)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A header that the lab saw in this request, by its name in lower case; null: none.</summary>
    public string? SeenHeader(string name) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("headers", out var headers) ? TextOf(headers, name) : null;

    private static string? TextOf(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? NumberOf(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
