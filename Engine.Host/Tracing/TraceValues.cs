using System.Globalization;
using System.Text.Json.Nodes;
using MiniActors.Model;

namespace MiniActors.Host.Tracing;

/// <summary>
/// Values as a trace writes them: long texts and bytes as their length and beginning, long lists cut, secrets left out.
/// </summary>
/// <param name="secrets">True: secrets are written as they are.</param>
internal sealed class TraceValues(bool secrets)
{
    /// <summary>How many UTF-16 units of a text are written.</summary>
    public const int TextShown = 200;

    /// <summary>How many bytes of binary data are written.</summary>
    public const int BytesShown = 32;

    /// <summary>How many items of an array, members of an object or header fields are written.</summary>
    public const int ItemsShown = 50;

    /// <summary>The options of a call.</summary>
    public JsonObject Options(Argument options)
    {
        var written = new JsonObject();
        foreach (var (name, value) in options.Members.Take(ItemsShown))
            written[name] = name is "header" or "headers" && value.Kind == ArgumentKind.Object ? Fields(value) : Value(value);
        if (options.Members.Count > ItemsShown) written["$more"] = options.Members.Count - ItemsShown;
        return written;
    }

    /// <summary>The fields of a request or a response.</summary>
    public JsonObject Fields(Headers headers)
    {
        var written = new JsonObject();
        foreach (var (name, value) in headers.Take(ItemsShown))
            written[name] = Text(secrets ? value : TraceSecrets.OfField(name, value));
        if (headers.Count > ItemsShown) written["$more"] = headers.Count - ItemsShown;
        return written;
    }

    /// <summary>A text: as it is, or its beginning and its length in UTF-16 units.</summary>
    public JsonNode Text(string text)
    {
        if (!secrets) text = TraceSecrets.OfUrl(text);
        return text.Length <= TextShown
            ? JsonValue.Create(text)
            : new JsonObject { ["$text"] = text[..Whole(text)], ["length"] = text.Length };
    }

    /// <summary>Bytes: the first ones in hexadecimal, and how many there are.</summary>
    public static JsonNode Bytes(byte[] bytes) => new JsonObject
    {
        ["$bytes"] = Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, BytesShown))),
        ["length"] = bytes.Length,
    };

    /// <summary>A message of a socket.</summary>
    public JsonNode Message(Frame frame) => frame.IsText ? Text(frame.Text) : Bytes(frame.Bytes);

    private JsonObject Fields(Argument fields)
    {
        var written = new JsonObject();
        foreach (var (name, value) in fields.Members.Take(ItemsShown))
            written[name] = secrets || !TraceSecrets.IsSecret(name) ? Value(value) : TraceSecrets.Redacted;
        if (fields.Members.Count > ItemsShown) written["$more"] = fields.Members.Count - ItemsShown;
        return written;
    }

    /// <summary>Any value. What JSON has no word for is written as <c>{"$value": "NaN"}</c>.</summary>
    public JsonNode? Value(Argument value) => value.Kind switch
    {
        ArgumentKind.Null => null,
        ArgumentKind.Boolean => JsonValue.Create(value.AsBoolean),
        ArgumentKind.Number when double.IsFinite(value.AsNumber) => JsonValue.Create(value.AsNumber),
        ArgumentKind.String => Text(value.AsString!),
        ArgumentKind.ArrayBuffer => Bytes(value.AsBytes!),
        ArgumentKind.Object => Options(value),
        ArgumentKind.Array => Items(value.Items),
        _ => new JsonObject { ["$value"] = value.Kind == ArgumentKind.Number ? value.AsNumber.ToString(CultureInfo.InvariantCulture) : value.Brand.ToLowerInvariant() },
    };

    private JsonArray Items(IReadOnlyList<Argument> items)
    {
        var written = new JsonArray([.. items.Take(ItemsShown).Select(Value)]);
        if (items.Count > ItemsShown) written.Add(new JsonObject { ["$more"] = items.Count - ItemsShown });
        return written;
    }

    /// <summary>A character outside the basic plane is two units: it is not cut in the middle.</summary>
    private static int Whole(string text) => char.IsHighSurrogate(text[TextShown - 1]) ? TextShown - 1 : TextShown;
}
