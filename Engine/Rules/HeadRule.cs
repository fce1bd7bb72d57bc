using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>The head of a response as <c>onHeadersReceived</c> tells it. Source: decision 19; reference/wechat.md 2.5.</summary>
public static class HeadRule
{
    /// <summary>The head, its fields in the form in which results have them.</summary>
    public static HttpHead Of(int status, Headers headers)
    {
        var (fields, cookies) = AnswerHeaders.Of(headers);
        return new HttpHead(status, fields, cookies);
    }
}
