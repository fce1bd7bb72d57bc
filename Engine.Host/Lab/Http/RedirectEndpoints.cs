using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab.Http;

/// <summary><c>/redirect</c> and <c>/redirect-to</c>: chains, and leaps to anywhere.</summary>
internal static class RedirectEndpoints
{
    private const int LongestChain = 1000;

    public static void Map(LabRoutes routes)
    {
        routes.Http("/redirect/{n}", "status=302", "a chain of n relative redirects that ends in what /echo answers", context =>
        {
            var left = context.Count("n", 0, LongestChain);
            var status = Status(context);
            return left == 0
                ? EchoEndpoint.AnswerAsync(context, routes.Options.MaxEchoBytes)
                : RedirectAsync(context, status, $"/redirect/{left - 1}{context.Request.QueryString}");
        });

        routes.Http("/redirect-to", "url=&status=302", "one redirect to that url", context =>
        {
            var url = context.Text("url") ?? throw new LabRequestException("url is missing.");
            if (url.Any(character => character is <= ' ' or > '~'))
                throw new LabRequestException("url must be visible ASCII: percent-encode the rest.");
            return RedirectAsync(context, Status(context), url);
        });
    }

    private static int Status(HttpContext context) => (int)context.Number("status", StatusCodes.Status302Found, 300, 399);

    private static async Task RedirectAsync(HttpContext context, int status, string location)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        if (status == StatusCodes.Status304NotModified)
            return;
        await LabAnswer.TextAsync(context, $"See {location}\n");
    }
}
