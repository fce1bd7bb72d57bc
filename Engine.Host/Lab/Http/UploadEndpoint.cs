using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace MiniActors.Host.Lab.Http;

/// <summary><c>/upload</c>: reads a multipart form as it streams in and tells what each part was.</summary>
internal static class UploadEndpoint
{
    public static void Map(LabRoutes routes) =>
        routes.Http("/upload", "", "reads a multipart form; JSON of its parts (name, filename, contentType, size, sha256) and fields", AnswerAsync);

    private static async Task AnswerAsync(HttpContext context)
    {
        var reader = new MultipartReader(Boundary(context.Request), context.Request.Body);
        var parts = new JsonArray();
        var fields = new JsonObject();
        try
        {
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                var part = await UploadedPart.ReadAsync(section, context.RequestAborted);
                parts.Add(part.ToJson());
                if (part.Value is { } value)
                    fields[part.Name] = value;
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException && !context.RequestAborted.IsCancellationRequested)
        {
            throw new LabRequestException($"The form is broken: {broken.Message}");
        }

        await LabAnswer.JsonAsync(context, new JsonObject { ["parts"] = parts, ["fields"] = fields });
    }

    private static string Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            throw new LabRequestException(StatusCodes.Status415UnsupportedMediaType, "An upload is multipart/form-data.");
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        return boundary.Length > 0 ? boundary.ToString() : throw new LabRequestException("The Content-Type names no boundary.");
    }
}
