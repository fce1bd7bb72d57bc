namespace MiniActors.Model;

/// <summary>An HTTP response as the API tells it.</summary>
/// <param name="StatusCode">100 to 599.</param>
/// <param name="Headers">The response fields; several values of one name are joined with <c>, </c>.</param>
/// <param name="Cookies">Each <c>Set-Cookie</c> field, apart.</param>
/// <param name="Data">The body in the form that <c>dataType</c> and <c>responseType</c> ask for.</param>
public sealed record HttpAnswer(int StatusCode, Headers Headers, IReadOnlyList<string> Cookies, Argument Data)
{
    /// <summary>What was there before the body.</summary>
    internal HttpHead Head => new(StatusCode, Headers, Cookies);
}
