using System.Collections.Frozen;
using System.Net;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>From an exchange to the library's request.</summary>
internal static class HttpRequests
{
    private const string Codings = "gzip, deflate, br";

    // How a message is framed and a connection kept is the transport's business: a caller's word on it would be a lie.
    private static readonly FrozenSet<string> Framing = FrozenSet.ToFrozenSet(
        ["Connection", "Content-Length", "Expect", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade"],
        StringComparer.OrdinalIgnoreCase);

    /// <exception cref="WireException">The method or a field cannot go on the wire.</exception>
    public static HttpRequestMessage Of(HttpExchange exchange, DialAttempt attempt, UploadContent? upload = null)
    {
        HttpFields.Check(exchange.Headers);
        if (!HttpFields.IsToken(exchange.Method)) throw new WireException(WireFault.Protocol, "The method cannot go on the wire");
        var request = new DialledRequest(HttpMethod.Parse(exchange.Method), exchange.Url, attempt)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = upload ?? ContentOf(exchange, attempt.Line),
        };
        foreach (var (name, value) in exchange.Headers)
        {
            if (Framing.Contains(name) || (upload?.ContentType is not null && name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))) continue;
            if (!request.Headers.TryAddWithoutValidation(name, value)) AddToContent(request, name, value);
        }
        if (upload?.ContentType is { } type) upload.Headers.TryAddWithoutValidation("Content-Type", type);
        if (exchange.Headers.Find("Accept-Encoding") is null) request.Headers.TryAddWithoutValidation("Accept-Encoding", Codings);
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
