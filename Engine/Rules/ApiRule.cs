using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>APIs that a platform lacks. Source: the seed's tables; decisions 9 and 28.</summary>
public static class ApiRule
{
    /// <summary>A diagnostic when this platform, or this version of it, does not have the API; null: it has.</summary>
    public static Diagnostic? Diagnose(PlatformProfile profile, string api)
    {
        if (profile.Apis.Has(api)) return null;
        var message = profile.Apis.Since.TryGetValue(api, out var since)
            ? $"{profile.Title} {profile.BaseLibrary} does not have {api}, which came with {since}."
            : $"{profile.Title} does not have {api}.";
        return new Diagnostic(api, "api-not-supported", message,
            profile.Sources.GetValueOrDefault($"apis.{api}", "seed: 支持平台, and the platform's own documents"));
    }
}
