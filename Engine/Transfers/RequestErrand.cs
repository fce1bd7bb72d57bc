using System.Diagnostics;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Transfers;

/// <summary><c>request</c>: the response is read into memory and decoded, or told piece by piece.</summary>
internal sealed class RequestErrand(CallId call, RequestPlan plan, TransferSurroundings surroundings) : Errand(call, surroundings)
{
    public override string Api => "request";

    public override Hop First => Hop.Of(plan);

    public override HttpExchange ExchangeOf(Hop hop, Headers headers) =>
        Plain(hop, headers, plan.AnyCertificate, hop.Body == HopBody.None ? null : plan.Body, plan.EnableChunked);

    public override IAnswer AnswerTo(HttpSignal.Completed done) =>
        ResponseRule.Decode(Surroundings.Profile, plan, done.Status, done.Headers, done.Body) switch
        {
            Verdict<HttpAnswer>.Accept accept => new Succeeded(Call, new CallResult.Response(accept.Plan)),
            Verdict<HttpAnswer>.Refuse refuse => Fail(refuse.Failure),
            _ => throw new UnreachableException(),
        };
}
