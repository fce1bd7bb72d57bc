using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// A whole <c>downloadFile</c>. Source: the seed on <c>downloadFile</c>; decisions 15, 24 and 30; reference/wechat.md 4,
/// reference/alipay.md 3, reference/baidu.md 4.
/// </summary>
public static class DownloadRule
{
    private const string Api = "downloadFile";
    private static readonly ApiDescription Description = ApiCatalog.Find(Api);

    /// <summary>Judges the options object of a <c>downloadFile</c>, diagnostics and strictness included.</summary>
    /// <param name="profile">The platform.</param>
    /// <param name="program">The mini program.</param>
    /// <param name="options">The options object.</param>
    /// <param name="stream">The stream in the place of <c>filePath</c>; null: there is none.</param>
    public static Verdict<DownloadPlan> Judge(PlatformProfile profile, ProgramSettings program, Argument options, StreamOffer? stream = null)
    {
        var findings = new Findings();
        if (StreamRule.Fault(profile, Api, options, stream, most: null) is { } fault) return findings.Refuse<DownloadPlan>(fault);
        return Plan(profile, program, options, stream, findings, out var failure) is { } plan
            ? StrictRule.Apply(profile, program, Api, findings.Accept(plan))
            : findings.Refuse<DownloadPlan>(failure!);
    }

    private static DownloadPlan? Plan(PlatformProfile profile, ProgramSettings program, Argument options, StreamOffer? stream, Findings findings, out Failure? failure)
    {
        failure = ParameterRule.Judge(profile, Description, options);
        if (failure is not null) return null;
        findings.Add(OptionRule.Diagnose(profile, Description, options));
        if (!findings.TryTake(UrlRule.Judge(profile, program, Api, options["url"].AsString!), out var target, out failure)) return null;
        if (!CallHeaders.TryTake(profile, program, Api, options, findings, out var headers, out failure)) return null;

        var path = profile.Apis.Has("downloadFile.filePath") && options["filePath"].AsString is { Length: > 0 } given ? given : null;
        var place = stream?.Place;
        if (path is not null && !findings.TryTake(FilePathRule.Judge(profile, program, Api, path, FileUse.Write), out place, out failure)) return null;
        return new DownloadPlan
        {
            Own = target.Own,
            Url = target.Dial,
            Headers = headers,
            Timeout = TimeoutRule.Decide(profile, program, Api, options["timeout"]),
            FilePath = path,
            Target = place,
            MaxBytes = profile.Files.DownloadMax,
            PrivateAddresses = program.PrivateAddresses || target.Mapped,
            AnyCertificate = !program.UrlCheck,
        };
    }
}
