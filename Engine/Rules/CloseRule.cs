using System.Text;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// The code and reason of a close. Source: the seed on <c>closeSocket</c> (1000 by default, 123 bytes of UTF-8, not
/// characters); decisions 24 and 25; RFC 6455 sections 5.5 and 7.4; fault 26.
/// </summary>
public static class CloseRule
{
    private const int ReasonBytes = 123;

    /// <summary>Judges a whole call: the options object, its unknown options, code and reason, and strictness.</summary>
    public static Verdict<CloseReason> Judge(PlatformProfile profile, ProgramSettings program, ApiDescription api, Argument options)
    {
        var findings = new Findings();
        if (ParameterRule.Judge(profile, api, options) is { } fault) return findings.Refuse<CloseReason>(fault);
        findings.Add(OptionRule.Diagnose(profile, api, options));
        return findings.TryTake(Judge(profile, api.Name, options["code"], options["reason"]), out var reason, out var failure)
            ? StrictRule.Apply(profile, program, api.Name, findings.Accept(reason))
            : findings.Refuse<CloseReason>(failure);
    }

    /// <summary>Judges <c>code</c> and <c>reason</c> as they were given; what the platform's version lacks is ignored with a diagnostic.</summary>
    public static Verdict<CloseReason> Judge(PlatformProfile profile, string api, Argument code, Argument reason)
    {
        var findings = new Findings();
        code = Known(profile, api, "code", code, findings);
        reason = Known(profile, api, "reason", reason, findings);

        if (code.Kind == ArgumentKind.Number && !IsAllowed(code.AsNumber))
        {
            var number = EcmaText.OfNumber(code.AsNumber);
            return findings.Refuse<CloseReason>(profile.Errors.Say(api, FailureKind.InvalidCloseCode,
                ("detail", $"The code must be either 1000, or between 3000 and 4999. {number} is neither."), ("code", number)));
        }
        if (!code.IsUndefined && code.Kind != ArgumentKind.Number) findings.Add(OptionRule.WrongType(api, "code", code, "Number"));
        if (!reason.IsUndefined && reason.AsString is null) findings.Add(OptionRule.WrongType(api, "reason", reason, "String"));

        // On the wire a lone surrogate is U+FFFD, three bytes; so it counts as what it becomes.
        var text = Encoding.UTF8.GetBytes(reason.AsString ?? "");
        if (text.Length > ReasonBytes)
            return findings.Refuse<CloseReason>(profile.Errors.Say(api, FailureKind.CloseReasonTooLong,
                ("detail", $"The reason must not be longer than {ReasonBytes} bytes of UTF-8."), ("limit", ReasonBytes)));

        var given = code.Kind == ArgumentKind.Number ? (int)code.AsNumber : CloseReason.Normal.Code;
        return findings.Accept(text.Length == 0 && given == CloseReason.Normal.Code
            ? CloseReason.Normal
            : new CloseReason(given, Encoding.UTF8.GetString(text)));
    }

    private static bool IsAllowed(double code) => code == 1000 || (code is >= 3000 and <= 4999 && code == Math.Truncate(code));

    private static Argument Known(PlatformProfile profile, string api, string option, Argument value, Findings findings)
    {
        if (value.IsUndefined || profile.Apis.Has($"{api}.{option}")) return value;
        findings.Add(OptionRule.Lacking(profile, api, option));
        return Argument.Undefined;
    }
}
