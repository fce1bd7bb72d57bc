using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// A response of <c>request</c> as the caller is told it. Source: the seed on <c>request</c> (dataType, responseType);
/// decisions 6, 19, 27 and 32; reference/wechat.md 1.9 and 2.3, reference/alipay.md 1.3 to 1.5; faults 38.
/// </summary>
public static class ResponseRule
{
    private const string Api = "request";

    /// <summary>The answer; or the failure, with the answer attached, where the platform counts it as one.</summary>
    public static Verdict<HttpAnswer> Decode(PlatformProfile profile, RequestPlan plan, int status, Headers headers, byte[] body)
    {
        var (fields, cookies) = AnswerHeaders.Of(headers);
        var data = DataOf(profile, plan, headers, body, out var notJson);
        var answer = new HttpAnswer(status, fields, cookies, data);
        if (status >= profile.Http.FailureStatus) return Refuse(FailureKind.HttpStatus, "http status error");
        if (notJson && profile.Http.NotJson == NotJson.Fail) return Refuse(FailureKind.Decode, "JSON parse data error");
        return new Verdict<HttpAnswer>.Accept(answer, []);

        Verdict<HttpAnswer> Refuse(FailureKind kind, string detail) => new Verdict<HttpAnswer>.Refuse(
            profile.Errors.Say(Api, kind, ("detail", detail), ("status", status)) with { Answer = answer }, []);
    }

    private static Argument DataOf(PlatformProfile profile, RequestPlan plan, Headers headers, byte[] body, out bool notJson)
    {
        notJson = false;
        if (plan.EnableChunked) return Argument.Of(""); // reference/wechat.md 2.6
        if (plan.ResponseType == "arraybuffer" || IsForm(profile, plan, "arraybuffer")) return Argument.Of(body);
        if (body.Length == 0) return Argument.Of("");
        var contentType = headers.Find("content-type");
        if (IsForm(profile, plan, "base64")) return Argument.Of($"data:{MediaTypeOf(contentType)};base64,{Convert.ToBase64String(body)}");

        var text = BodyText.Of(contentType, body);
        if (plan.DataType != "json" || text.Length == 0) return Argument.Of(text);
        if (JsonValue.TryParse(text, out var value)) return value;
        notJson = true;
        return Argument.Of(text);
    }

    /// <summary>Forms beside json and text are a platform's own: <c>request.dataType.base64</c> in its list of options.</summary>
    private static bool IsForm(PlatformProfile profile, RequestPlan plan, string form) =>
        plan.DataType == form && profile.Apis.Has($"request.dataType.{form}");

    private static string MediaTypeOf(string? contentType) =>
        contentType?.Split(';')[0].Trim() is { Length: > 0 } type ? type : "application/octet-stream";
}
