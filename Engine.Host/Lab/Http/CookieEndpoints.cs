using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab.Http;

/// <summary><c>/cookies</c> and <c>/cookies/set</c>: what the client keeps and sends back.</summary>
internal static class CookieEndpoints
{
    public static void Map(LabRoutes routes)
    {
        routes.Http("/cookies", "", "JSON of the cookies that arrived", context =>
        {
            var cookies = new JsonObject();
            foreach (var (name, value) in context.Request.Cookies)
                cookies[name] = value;
            return LabAnswer.JsonAsync(context, new JsonObject { ["cookies"] = cookies });
        });

        routes.Http("/cookies/set", "name=value", "one Set-Cookie header for every pair of the query", context =>
        {
            var cookies = new JsonObject();
            foreach (var (name, values) in context.Request.Query)
            {
                if (!IsToken(name))
                    throw new LabRequestException("A cookie's name is letters, digits and -_.~ only.");
                context.Response.Cookies.Append(name, values[0] ?? "", new CookieOptions { Path = "/" });
                cookies[name] = values[0] ?? "";
            }

            return LabAnswer.JsonAsync(context, new JsonObject { ["set"] = cookies });
        });
    }

    private static bool IsToken(string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '~');
}
