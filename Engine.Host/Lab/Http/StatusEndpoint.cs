using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace MiniActors.Host.Lab.Http;

/// <summary><c>/status/{code}</c>: any status, with a body of one's choice.</summary>
internal static class StatusEndpoint
{
    public static void Map(LabRoutes routes) =>
        routes.Http("/status/{code}", "body=", "that status (200 to 599), with the body given or the status' name", AnswerAsync);

    private static async Task AnswerAsync(HttpContext context)
    {
        var code = (int)context.Number("code", 200, 200, 599);

        // The body is read first, so that an upload that ends in an error status still is a whole upload.
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.StatusCode = code;
        if (code is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified)
            return;
        await LabAnswer.TextAsync(context, context.Text("body") ?? ReasonPhrases.GetReasonPhrase(code));
    }
}
