using System.Diagnostics.CodeAnalysis;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>The request fields of a call, from its options. Source: decisions 12, 16 and 32.</summary>
internal static class CallHeaders
{
    public static bool TryTake(
        PlatformProfile profile, ProgramSettings program, string api, Argument options, Findings findings,
        [NotNullWhen(true)] out Headers? headers, [NotNullWhen(false)] out Failure? failure)
    {
        // The platform's own name wins where it has two.
        var header = profile.Apis.Has($"{api}.headers") && !options["headers"].IsUndefined ? options["headers"] : options["header"];
        if (!findings.TryTake(HeaderRule.Judge(profile, program, api, header), out headers, out failure)) return false;
        headers = CookieRule.Apply(profile, api, options, headers, findings);
        return true;
    }
}
