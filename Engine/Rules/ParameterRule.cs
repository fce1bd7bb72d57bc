using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// The types of what an API needs. Source: reference/wechat.md 1.2 for the texts, which serve every platform as
/// <c>{detail}</c>; reference/alipay.md 4.4 for the url that is missing.
/// </summary>
public static class ParameterRule
{
    /// <summary>The failure when the options are no object or a required one is missing or of a wrong type; otherwise null.</summary>
    public static Failure? Judge(PlatformProfile profile, ApiDescription api, Argument options)
    {
        if (options.IsUndefined && !api.Options.Any(option => option.Required)) return null;
        if (options.Kind != ArgumentKind.Object)
            return Say(profile, api.Name, $"parameter should be Object instead of {options.Brand};");

        string? faults = null;
        for (var index = 0; index < api.Options.Count; index++)
        {
            var option = api.Options[index];
            if (!option.Required || option.Kinds.Length == 0) continue;
            var value = options[option.Name];
            if (Array.IndexOf(option.Kinds, value.Kind) >= 0) continue;
            if (option.Name == "url" && value.IsUndefined && profile.Errors.Words.ContainsKey((api.Name, FailureKind.UrlMissing)))
                return profile.Errors.Say(api.Name, FailureKind.UrlMissing, ("detail", "url is missing"), ("url", ""));
            faults += $"parameter.{option.Name} should be {string.Join('/', option.Kinds)} instead of {value.Brand};";
        }
        return faults is null ? null : Say(profile, api.Name, faults);
    }

    private static Failure Say(PlatformProfile profile, string api, string detail) =>
        profile.Errors.Say(api, FailureKind.Parameter, ("detail", detail));
}
