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
        return new Verdict<T>.Refuse(Say(profile, api, verdict.Diagnostics[0]), verdict.Diagnostics);
    }

    /// <summary>The failure of a call that meets this while it is carried out; null: the mini program is not strict.</summary>
    public static Failure? Refusal(PlatformProfile profile, ProgramSettings program, string api, Diagnostic found) =>
        program.Strict ? Say(profile, api, found) : null;

    private static Failure Say(PlatformProfile profile, string api, Diagnostic found) =>
        profile.Errors.Say(api, FailureKind.Strict, ("detail", $"{found.Rule}: {found.Message}"), ("rule", found.Rule));
}
