using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab;

/// <summary>Whole answers of known length.</summary>
internal static class LabAnswer
{
    // The answers are read by people too; nothing here is ever put into a page.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Serialize(JsonNode json) => json.ToJsonString(Readable);

    public static Task JsonAsync(HttpContext context, JsonNode json) =>
        BytesAsync(context, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(Serialize(json)));

    public static Task TextAsync(HttpContext context, string text) =>
        BytesAsync(context, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    public static async Task BytesAsync(HttpContext context, string? contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    public static JsonObject HeadersOf(HttpRequest request)
    {
        var headers = new JsonObject();
        foreach (var (name, values) in request.Headers)
            headers[name.ToLowerInvariant()] = string.Join(", ", values.ToArray());
        return headers;
    }
}
