using System.Globalization;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// A response of <c>downloadFile</c> as the caller is told it. Source: the seed on <c>downloadFile</c>; decisions 31 and 32;
/// reference/wechat.md 4.2, reference/alipay.md 3, reference/baidu.md 4; faults 37.
/// </summary>
public static class DownloadResultRule
{
    private const string Api = "downloadFile";

    /// <summary>Why a response with this head fails, so that its body is not kept; null: the body is written, whatever the status.</summary>
    public static Failure? FailureOf(PlatformProfile profile, DownloadPlan plan, int status, Headers headers)
    {
        if (status >= profile.Http.DownloadFailureStatus)
        {
            var (fields, cookies) = AnswerHeaders.Of(headers);
            return profile.Errors.Say(Api, FailureKind.HttpStatus, ("detail", "http status error"), ("status", status)) with
            {
                Answer = new HttpAnswer(status, fields, cookies, Argument.Undefined),
            };
        }
        return plan.MaxBytes is { } most && LengthOf(headers) > most
            ? profile.Errors.Say(Api, FailureKind.TooLarge, ("detail", "exceed max file size"), ("limit", most))
            : null;
    }

    /// <summary>The result when the file is in its place: one path, the caller's own or that of the temporary file; none for a stream.</summary>
    public static CallResult.Downloaded ResultOf(PlatformProfile profile, DownloadPlan plan, int status, Headers headers, FilePlace file) =>
        new(plan.FilePath is null && file.Root != FileRoot.Lent ? FilePathRule.PathOf(profile.Files, file) : null, plan.FilePath, status, AnswerHeaders.Of(headers).Fields);

    private static long? LengthOf(Headers headers) =>
        long.TryParse(headers.Find("content-length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
}
