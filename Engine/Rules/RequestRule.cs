using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// A whole <c>request</c>. Source: the seed on <c>request</c>; decisions 5, 13, 14, 16, 27, 30, 32; reference/wechat.md 2,
/// reference/alipay.md 1, reference/baidu.md 2, reference/runtime.md 11.
/// </summary>
public static class RequestRule
{
    private const string Api = "request";
    private static readonly ApiDescription Description = ApiCatalog.Find(Api);

    /// <summary>Judges the options object of a <c>request</c>, diagnostics and strictness included.</summary>
    public static Verdict<RequestPlan> Judge(PlatformProfile profile, ProgramSettings program, Argument options)
    {
        var findings = new Findings();
        try
        {
            return Plan(profile, program, options, findings, out var failure) is { } plan
                ? StrictRule.Apply(profile, program, Api, findings.Accept(plan))
                : findings.Refuse<RequestPlan>(failure!);
        }
        catch (InsufficientExecutionStackException)
        {
            return findings.Refuse<RequestPlan>(profile.Errors.Say(Api, FailureKind.InvalidBody, ("detail", "data is nested too deeply")));
        }
    }

    private static RequestPlan? Plan(PlatformProfile profile, ProgramSettings program, Argument options, Findings findings, out Failure? failure)
    {
        failure = ParameterRule.Judge(profile, Description, options);
        if (failure is not null) return null;
        findings.Add(OptionRule.Diagnose(profile, Description, options));
        findings.Add(LossRule.Diagnose(Description.Name, "data", options["data"]));

        var url = options["url"].AsString!;
        if (!findings.TryTake(UrlRule.Judge(profile, program, Api, url), out var target, out failure)) return null;

        var method = TextOr(options["method"], "GET").ToUpperInvariant();
        failure = FaultOf(profile, method, options["data"]);
        if (failure is not null) return null;
        if (!CallHeaders.TryTake(profile, program, Api, options, findings, out var headers, out failure)) return null;
        headers = Complete(profile, headers);

        var data = options["data"];
        var merged = method == "GET" ? QueryRule.Merge(url, data) : url;
        if (merged != url && !findings.TryTake(UrlRule.Judge(profile, program, Api, merged), out target, out failure)) return null;
        return new RequestPlan
        {
            Own = target.Own,
            Url = target.Dial,
            Method = method,
            Headers = headers,
            Body = method is "GET" or "TRACE" or "CONNECT" ? null : BodyRule.Of(headers.Find("content-type")!, data),
            Timeout = TimeoutRule.Decide(profile, program, Api, options["timeout"]),
            DataType = TextOr(options["dataType"], "json").ToLowerInvariant(),
            ResponseType = profile.Apis.Has("request.responseType") ? TextOr(options["responseType"], "text").ToLowerInvariant() : "text",
            EnableChunked = profile.Apis.Has("request.enableChunked") && options["enableChunked"].AsBoolean,
            RedirectManual = profile.Apis.Has("request.redirect") && options["redirect"].AsString == "manual",
            PrivateAddresses = program.PrivateAddresses || target.Mapped,
            AnyCertificate = !program.UrlCheck,
        };
    }

    private static Failure? FaultOf(PlatformProfile profile, string method, Argument data)
    {
        if (!profile.Http.Methods.Contains(method))
            return profile.Errors.Say(Api, FailureKind.InvalidMethod, ("detail", "method is invalid"), ("method", method));
        return data.Kind == ArgumentKind.Function
            ? profile.Errors.Say(Api, FailureKind.InvalidBody, ("detail", "data should not be Function"))
            : null;
    }

    private static Headers Complete(PlatformProfile profile, Headers headers) =>
        headers.Find("content-type") is null ? headers.With("content-type", profile.Http.DefaultContentType) : headers;

    private static string TextOr(Argument value, string standard) => value.AsString is { Length: > 0 } text ? text : standard;
}
