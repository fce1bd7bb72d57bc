using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// A whole <c>connectSocket</c>, but for the number of sockets (<see cref="AdmissionRule"/>). Source: the seed on
/// <c>connectSocket</c>; decisions 4, 13, 14, 20 to 24; reference/alipay.md 4.1.
/// </summary>
public static class ConnectRule
{
    private const string Api = "connectSocket";
    private static readonly ApiDescription Description = ApiCatalog.Find(Api);

    /// <summary>Judges the options object of a <c>connectSocket</c>, diagnostics and strictness included.</summary>
    public static Verdict<ConnectPlan> Judge(PlatformProfile profile, ProgramSettings program, Argument options)
    {
        var findings = new Findings();
        try
        {
            return Plan(profile, program, options, findings, out var failure) is { } plan
                ? StrictRule.Apply(profile, program, Api, findings.Accept(plan))
                : findings.Refuse<ConnectPlan>(failure!);
        }
        catch (InsufficientExecutionStackException)
        {
            return findings.Refuse<ConnectPlan>(profile.Errors.Say(Api, FailureKind.InvalidBody, ("detail", "data is nested too deeply")));
        }
    }

    private static ConnectPlan? Plan(PlatformProfile profile, ProgramSettings program, Argument options, Findings findings, out Failure? failure)
    {
        failure = ParameterRule.Judge(profile, Description, options);
        if (failure is not null) return null;
        findings.Add(OptionRule.Diagnose(profile, Description, options));

        var url = options["url"].AsString!;
        if (profile.Apis.Has("connectSocket.data") && !string.IsNullOrWhiteSpace(url)) url = QueryRule.Append(url, options["data"]);
        var target = UrlRule.Read(profile, program, Api, url, out var unlisted);
        if (unlisted is not null && (target is null || profile.Sockets.UnlistedHost == UnlistedHost.Fail))
        {
            failure = unlisted;
            return null;
        }
        // Where an unlisted host is told by an event, the call goes on: its other arguments are judged all the same.
        if (!findings.TryTake(HeaderRule.Judge(profile, program, Api, options["header"]), out var headers, out failure)) return null;
        if (!findings.TryTake(ProtocolsRule.Judge(profile, options["protocols"]), out var protocols, out failure)) return null;
        return new ConnectPlan
        {
            Url = target!.Dial,
            Headers = headers,
            Protocols = protocols,
            Timeout = TimeoutRule.Decide(profile, program, Api, options["timeout"]),
            Multiple = profile.Sockets.MultipleMax > 0 && profile.Apis.Has("connectSocket.multiple") && options["multiple"].AsBoolean,
            PrivateAddresses = program.PrivateAddresses || target.Mapped,
            AnyCertificate = !program.UrlCheck,
            TellInstead = unlisted is null ? null : profile.Errors.Say("onSocketError", unlisted.Kind,
                ("detail", "url not in domain list"), ("url", url), ("host", target.Dial.Host)),
        };
    }
}
