using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// A whole <c>uploadFile</c>. Source: the seed on <c>uploadFile</c>; decisions 8, 15, 16, 30, 32 and 35; reference/wechat.md 3,
/// reference/alipay.md 2, reference/baidu.md 3.
/// </summary>
public static class UploadRule
{
    private const string Api = "uploadFile";
    private static readonly ApiDescription Description = ApiCatalog.Find(Api);

    /// <summary>Judges the options object of an <c>uploadFile</c>, diagnostics and strictness included.</summary>
    /// <param name="profile">The platform.</param>
    /// <param name="program">The mini program.</param>
    /// <param name="options">The options object.</param>
    /// <param name="content">The stream in the place of <c>filePath</c>; null: there is none.</param>
    public static Verdict<UploadPlan> Judge(PlatformProfile profile, ProgramSettings program, Argument options, StreamOffer? content = null)
    {
        var findings = new Findings();
        if (StreamRule.Fault(profile, Api, options, content, profile.Files.UploadMax) is { } fault) return findings.Refuse<UploadPlan>(fault);
        return Plan(profile, program, StreamRule.WithoutPath(Renamed(profile, options), content), content, findings, out var failure) is { } plan
            ? StrictRule.Apply(profile, program, Api, findings.Accept(plan))
            : findings.Refuse<UploadPlan>(failure!);
    }

    private static UploadPlan? Plan(PlatformProfile profile, ProgramSettings program, Argument options, StreamOffer? content, Findings findings, out Failure? failure)
    {
        failure = ParameterRule.Judge(profile, Description, options) ?? FaultOfFileType(profile, options);
        if (failure is not null) return null;
        findings.Add(OptionRule.Diagnose(profile, Description, options));
        if (!findings.TryTake(UrlRule.Judge(profile, program, Api, options["url"].AsString!), out var target, out failure)) return null;
        if (!CallHeaders.TryTake(profile, program, Api, options, findings, out var headers, out failure)) return null;
        var path = options["filePath"].AsString!;
        var file = content?.Place;
        if (file is null && !findings.TryTake(FilePathRule.Judge(profile, program, Api, path, FileUse.Read), out file, out failure)) return null;
        var fileName = content is null ? NameOf(profile.Files, file) : content.FileName ?? "file";
        return new UploadPlan
        {
            Own = target.Own,
            Url = target.Dial,
            Headers = headers,
            Timeout = TimeoutRule.Decide(profile, program, Api, options["timeout"]),
            Name = options["name"].AsString!,
            FileType = profile.Http.UploadFileTypes.Count > 0 ? options["fileType"].AsString : null,
            Fields = [.. options["formData"].Members.Select(member =>
                KeyValuePair.Create(member.Key, FieldText.Of(profile.Headers, Api, "formData", member.Key, member.Value, findings)))],
            FilePath = content is null ? path : null,
            File = file,
            FileName = fileName,
            FileContentType = FileTypeRule.TypeOf(content is null ? file.Name : fileName),
            Length = content?.Length,
            MaxBytes = profile.Files.UploadMax,
            PrivateAddresses = program.PrivateAddresses || target.Mapped,
            AnyCertificate = !program.UrlCheck,
        };
    }

    /// <summary>Where the platform had another name for the part's name, that one still counts (decision 16).</summary>
    private static Argument Renamed(PlatformProfile profile, Argument options) =>
        profile.Apis.Has("uploadFile.fileName") && options["name"].IsUndefined && options["fileName"].AsString is { } name
            ? Argument.Object([.. options.Members.Where(member => member.Key is not ("name" or "fileName")), KeyValuePair.Create("name", Argument.Of(name))])
            : options;

    private static Failure? FaultOfFileType(PlatformProfile profile, Argument options)
    {
        var types = profile.Http.UploadFileTypes;
        if (types.Count == 0 || (options["fileType"].AsString is { } type && types.Contains(type))) return null;
        var given = options["fileType"].AsString is { } text ? JsonText.Quote(text) : options["fileType"].Brand;
        return profile.Errors.Say(Api, FailureKind.Parameter, ("detail", $"parameter.fileType should be {string.Join('/', types)} instead of {given};"));
    }

    /// <summary>The base name of the path that the script knows.</summary>
    private static string NameOf(FilePolicy policy, FilePlace file)
    {
        var path = FilePathRule.PathOf(policy, file);
        return path[(path.LastIndexOf('/') + 1)..];
    }
}
