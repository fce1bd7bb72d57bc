using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// A response of <c>uploadFile</c> as the caller is told it. Source: the seed on <c>uploadFile</c>; decisions 31 and 32;
/// reference/wechat.md 3.1, reference/alipay.md 2.
/// </summary>
public static class UploadResultRule
{
    private const string Api = "uploadFile";

    /// <summary>The result, its data always text; or the failure, with the answer attached, where the status counts as one.</summary>
    public static Verdict<CallResult.Uploaded> Decode(PlatformProfile profile, int status, Headers headers, byte[] body)
    {
        var (fields, cookies) = AnswerHeaders.Of(headers);
        var text = BodyText.Of(headers.Find("content-type"), body);
        if (status < (profile.Http.UploadFailureStatus ?? int.MaxValue))
            return new Verdict<CallResult.Uploaded>.Accept(new CallResult.Uploaded(status, fields, text), []);
        return new Verdict<CallResult.Uploaded>.Refuse(
            profile.Errors.Say(Api, FailureKind.HttpStatus, ("detail", "http status error"), ("status", status)) with
            {
                Answer = new HttpAnswer(status, fields, cookies, Argument.Of(text)),
            }, []);
    }
}
