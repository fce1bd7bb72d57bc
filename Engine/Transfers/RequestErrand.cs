using System.Diagnostics;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Transfers;

/// <summary><c>request</c>: the response is read into memory and decoded, or told piece by piece.</summary>
internal sealed class RequestErrand(CallId call, TransferPlan.Request request, TransferSurroundings surroundings) : Errand(call, surroundings)
{
    public override string Api => "request";

    public override Hop First => request.First;

    /// <summary>Whoever makes the same call again and again has the same exchange, unless a cookie goes with it.</summary>
    public override HttpExchange ExchangeOf(Hop hop, Headers headers) =>
        ReferenceEquals(hop, request.First) && ReferenceEquals(headers, hop.Headers) ? request.Exchange ??= MadeOf(hop, headers) : MadeOf(hop, headers);

    private HttpExchange MadeOf(Hop hop, Headers headers) =>
        Plain(hop, headers, request.Plan.AnyCertificate, hop.Body == HopBody.None ? null : request.Plan.Body, request.Plan.EnableChunked);

    public override IAnswer AnswerTo(HttpSignal.Completed done) =>
        ResponseRule.Decode(Surroundings.Profile, request.Plan, done.Status, done.Headers, done.Body) switch
        {
            Verdict<HttpAnswer>.Accept accept => new Succeeded(Call, new CallResult.Response(accept.Plan)) { WithHead = done.WithHead },
            Verdict<HttpAnswer>.Refuse refuse => new Failed(Call, refuse.Failure) { WithHead = done.WithHead },
            _ => throw new UnreachableException(),
        };
}
