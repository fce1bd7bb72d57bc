using System.Diagnostics;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;
using MiniActors.Transfers;

namespace MiniActors.Sessions;

/// <summary>
/// The judgements of the last few calls of <c>request</c>: a mini program that polls makes the same call again and again, and the
/// rules, which are pure, would say the same again.
/// </summary>
internal sealed class JudgedRequests(PlatformProfile profile, ProgramSettings program)
{
    private const int Kept = 4;
    private const int Longest = 1 << 10;

    private readonly Argument[] _options = new Argument[Kept];
    private readonly Verdict<TransferPlan.Request>?[] _verdicts = new Verdict<TransferPlan.Request>?[Kept];
    private int _next;

    /// <summary>What <see cref="RequestRule"/> says of these options.</summary>
    public Verdict<TransferPlan.Request> Judge(Argument options)
    {
        for (var index = 0; index < Kept; index++)
            if (_verdicts[index] is { } known && _options[index].Equals(options)) return known;
        var verdict = ToCarry(RequestRule.Judge(profile, program, options));
        if (verdict is Verdict<TransferPlan.Request>.Accept { Plan.Plan: { Body: null or { Length: <= Longest }, Own.OriginalString.Length: <= Longest } } && options["data"].AsBytes is null)
        {
            (_options[_next], _verdicts[_next]) = (options, verdict);
            _next = (_next + 1) % Kept;
        }
        return verdict;
    }

    private static Verdict<TransferPlan.Request> ToCarry(Verdict<RequestPlan> verdict) => verdict switch
    {
        Verdict<RequestPlan>.Accept accept => new Verdict<TransferPlan.Request>.Accept(new TransferPlan.Request(accept.Plan), accept.Diagnostics),
        Verdict<RequestPlan>.Refuse refuse => new Verdict<TransferPlan.Request>.Refuse(refuse.Failure, refuse.Diagnostics),
        _ => throw new UnreachableException(),
    };
}
