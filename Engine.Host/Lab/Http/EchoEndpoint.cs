using System.Text;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab.Http;

/// <summary><c>/echo</c>: what arrived, as JSON.</summary>
internal static class EchoEndpoint
{
    public static void Map(LabRoutes routes) =>
        routes.Http("/echo", "", "JSON of what arrived: method, path, query, headers, body",
            context => AnswerAsync(context, routes.Options.MaxEchoBytes));

    public static async Task AnswerAsync(HttpContext context, int limit)
    {
        var request = context.Request;
        var body = await ReadAsync(context, limit);
        var isText = Utf8.IsValid(body);
        var json = new JsonObject
        {
            ["method"] = request.Method,
            ["path"] = request.Path.Value,
            ["query"] = new JsonObject
            {
                ["raw"] = request.QueryString.Value?.TrimStart('?') ?? "",
                ["parsed"] = Parsed(request.Query),
            },
            ["headers"] = LabAnswer.HeadersOf(request),
            ["body"] = isText ? Encoding.UTF8.GetString(body) : Convert.ToBase64String(body),
        };
        if (!isText)
            json["base64"] = true;
        await LabAnswer.JsonAsync(context, json);
    }

    private static JsonObject Parsed(IQueryCollection query)
    {
        var parsed = new JsonObject();
        foreach (var (name, values) in query)
            parsed[name] = values.Count == 1
                ? JsonValue.Create(values[0])
                : new JsonArray([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);
        return parsed;
    }

    private static async Task<byte[]> ReadAsync(HttpContext context, int limit)
    {
        var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            if (body.Length + read > limit)
                throw new LabRequestException(StatusCodes.Status413PayloadTooLarge, $"The echo holds at most {limit} bytes.");
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }
}
