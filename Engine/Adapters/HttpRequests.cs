using System.Net;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>From an exchange to the library's request.</summary>
internal static class HttpRequests
{
    /// <summary>A request, to be sent once.</summary>
    public static HttpRequestMessage Of(HttpExchange exchange, RequestForm form, DialAttempt attempt, UploadContent? upload = null)
    {
        var request = new DialledRequest(form.Method, exchange.Url, attempt)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = upload ?? ContentOf(exchange, attempt.Line),
        };
        foreach (var (name, value) in form.Fields)
        {
            if (upload?.ContentType is not null && name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)) continue;
            if (!request.Headers.TryAddWithoutValidation(name, value)) AddToContent(request, name, value);
        }
        if (upload?.ContentType is { } type) upload.Headers.TryAddWithoutValidation("Content-Type", type);
        return request;
    }

    private static void AddToContent(HttpRequestMessage request, string name, string value)
    {
        if (request.Content is null && name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
        {
            request.Content = EmptyContent.Of(value);
            return;
        }
        if (request.Content is EmptyContent shared) request.Content = shared.Copy();
        (request.Content ??= new EmptyContent()).Headers.TryAddWithoutValidation(name, value);
    }

    /// <summary>True: it has no body, and to carry it out twice is to carry it out once (RFC 9110 section 9.2.2).</summary>
    public static bool MayGoTwice(HttpExchange exchange) =>
        exchange is { Body: null or { Length: 0 }, Upload: null, Method: "GET" or "HEAD" or "OPTIONS" or "TRACE" or "PUT" or "DELETE" };

    // The library repeats a request without content when a pooled connection turns out to be dead. With content, even an empty
    // one, it does not: a POST or PATCH must never arrive twice.
    private static HttpContent? ContentOf(HttpExchange exchange, NetworkLine line) =>
        exchange.Body is { } body ? new PacedContent(body, line)
        : exchange.Method is "POST" or "PATCH" ? new ByteArrayContent([])
        : null;
}
