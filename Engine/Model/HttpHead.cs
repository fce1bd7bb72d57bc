namespace MiniActors.Model;

/// <summary>The head of an HTTP response, before its body: what <c>onHeadersReceived</c> tells.</summary>
/// <param name="StatusCode">200 to 599.</param>
/// <param name="Headers">The response fields; several values of one name are joined with <c>, </c>.</param>
/// <param name="Cookies">Each <c>Set-Cookie</c> field, apart.</param>
public sealed record HttpHead(int StatusCode, Headers Headers, IReadOnlyList<string> Cookies);
