namespace MiniActors.Model;

/// <summary>A failure in a platform's own words: what <c>fail</c> and <c>onSocketError</c> are told.</summary>
/// <param name="Kind">What went wrong, the same on every platform.</param>
/// <param name="Message">The platform's text; <c>errMsg</c> on WeChat and Baidu, <c>errorMessage</c> on Alipay.</param>
/// <param name="Code">The platform's number; <c>errno</c> on WeChat, <c>error</c> on Alipay, <c>errCode</c> on Baidu; null when it has none.</param>
public sealed record Failure(FailureKind Kind, string Message, int? Code = null)
{
    /// <summary>
    /// What a stream of the embedding program said when it failed, one line; the platform's text has no place for it everywhere.
    /// Null: no stream failed.
    /// </summary>
    public string? Cause { get; init; }

    /// <summary>The HTTP answer that came with the failure, where there was one (Alipay's 14 and 19).</summary>
    public HttpAnswer? Answer { get; init; }
}
