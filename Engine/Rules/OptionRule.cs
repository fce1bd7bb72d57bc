using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// Options that a platform ignores in silence. Source: design, section 5; the column 支持平台 of the seed; decisions 17,
/// 18 and 28.
/// </summary>
public static class OptionRule
{
    private static readonly string[] Callbacks = ["success", "fail", "complete", "getRawResult"];

    /// <summary>One diagnostic for each option that nobody knows, that the platform or its version lacks, or whose type is wrong.</summary>
    public static IReadOnlyList<Diagnostic> Diagnose(PlatformProfile profile, ApiDescription api, Argument options)
    {
        var findings = new Findings();
        foreach (var (name, value) in options.Members)
        {
            if (value.IsUndefined || Array.IndexOf(Callbacks, name) >= 0) continue;
            var option = Find(api, name);
            if (option is { Required: true }) continue; // ParameterRule's
            if (option is null && !profile.Apis.Since.ContainsKey($"{api.Name}.{name}")) findings.Add(Unknown(api.Name, name));
            else if (!profile.Apis.Has($"{api.Name}.{name}")) findings.Add(Lacking(profile, api.Name, name));
            else if (option is { Kinds.Length: > 0 } && Array.IndexOf(option.Kinds, value.Kind) < 0)
                findings.Add(WrongType(api.Name, name, value, string.Join('/', option.Kinds)));
        }
        if ((TimeoutRule.Diagnose(profile, api.Name, options["timeout"]) ?? PhoneLimitRule.OfTimeout(profile, api.Name, options["timeout"])) is { } capped) findings.Add(capped);
        return findings.All;
    }

    private static OptionDescription? Find(ApiDescription api, string name)
    {
        for (var index = 0; index < api.Options.Count; index++)
            if (api.Options[index].Name == name) return api.Options[index];
        return null;
    }

    /// <summary>The diagnostic for an option that this platform, or this version of it, does not have.</summary>
    public static Diagnostic Lacking(PlatformProfile profile, string api, string option)
    {
        var known = profile.Apis.Since.TryGetValue($"{api}.{option}", out var since);
        var message = known
            ? $"{profile.Title} {profile.BaseLibrary} ignores '{option}' of {api}, which came with {since}."
            : $"{profile.Title} ignores '{option}' of {api}: it does not have this option.";
        return new Diagnostic(api, "option-not-supported", message,
            profile.Sources.GetValueOrDefault($"apis.{api}.{option}", "seed: 支持平台, and the platform's own documents"));
    }

    /// <summary>The diagnostic for an optional value of a wrong type, which counts as absent.</summary>
    public static Diagnostic WrongType(string api, string option, Argument value, string wanted) =>
        new(api, "option-type", $"'{option}' of {api} is ignored: it should be {wanted} instead of {value.Brand}.", "seed: 类型");

    private static Diagnostic Unknown(string api, string option) =>
        new(api, "option-unknown", $"'{option}' is no known option of {api}; it is ignored.", "seed: 参数");
}
