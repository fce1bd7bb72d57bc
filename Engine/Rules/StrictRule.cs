using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>What a strict mini program makes of diagnostics: failures. Source: design, section 5.</summary>
public static class StrictRule
{
    /// <summary>The verdict as it is, unless the mini program is strict and something would be ignored in silence.</summary>
    public static Verdict<T> Apply<T>(PlatformProfile profile, ProgramSettings program, string api, Verdict<T> verdict)
    {
        if (!program.Strict || verdict is not Verdict<T>.Accept || verdict.Diagnostics.Count == 0) return verdict;
        var first = verdict.Diagnostics[0];
        var failure = profile.Errors.Say(api, FailureKind.Strict, ("detail", $"{first.Rule}: {first.Message}"), ("rule", first.Rule));
        return new Verdict<T>.Refuse(failure, verdict.Diagnostics);
    }
}
