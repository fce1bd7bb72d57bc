using Akka.Actor;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Transfers.TransferProtocol;

namespace MiniActors.Transfers;

/// <summary>The part of the lane that carries exchanges: one hop after the other, as redirects lead.</summary>
internal sealed partial class TransferLane
{
    private void Carry(TransferRun run, Hop hop)
    {
        var headers = surroundings.Profile.Http.Cookies
            ? run.Cookies.Attach(hop.Headers, hop.Own, surroundings.Clock.GetUtcNow().ToUnixTimeSeconds())
            : hop.Headers;
        Become(OnTheWay);
        run.Carry(hop, headers, surroundings.Wire);
    }

    private bool Carrying(object message)
    {
        var run = _owed!;
        switch (message)
        {
            case TransferRun.Heard heard when heard.Run == run:
                Hear(run, run.Hop!, heard.Signal);
                return true;
            case Credit credit:
                run.Credit(credit.Bytes);
                return true;
            default:
                return GivenUp(run, message) || WhenLate(message);
        }
    }

    private void Hear(TransferRun run, Hop hop, HttpSignal signal)
    {
        switch (signal)
        {
            case HttpSignal.Head head:
                HearHead(run, hop, head.Status, head.Headers);
                break;
            case HttpSignal.Sent sent:
                Tell(run, sent.Bytes == sent.Total ? TransferProgress.Complete(sent.Bytes) : TransferProgress.Of(sent.Bytes, sent.Total));
                break;
            case HttpSignal.Received received when run.Errand is DownloadErrand:
                Tell(run, TransferProgress.Of(received.Bytes, received.Total));
                break;
            case HttpSignal.Chunk chunk when run.IsUnderway:
                run.Credit(chunk.Bytes.Length);
                break;
            case HttpSignal.Chunk chunk:
                Tell(new TransferChunk(run.Call, chunk.Bytes));
                break;
            case HttpSignal.Failed failed:
                run.IsThrough = true;
                Answer(run, new Failed(run.Call, run.Errand.FailureOf(failed)));
                break;
            case HttpSignal.Completed done:
                run.IsThrough = true;
                if (done.WithHead) KeepCookies(run, hop, done.Headers);
                Complete(run, hop, done);
                break;
        }
    }

    private void HearHead(TransferRun run, Hop hop, int status, Headers headers)
    {
        KeepCookies(run, hop, headers);
        run.IsUnderway = Next(run, hop, status, headers) is not Redirect.Stop;
        if (!run.IsUnderway) TellHead(run, status, headers);
    }

    private void Complete(TransferRun run, Hop hop, HttpSignal.Completed done)
    {
        switch (Next(run, hop, done.Status, done.Headers))
        {
            case Redirect.Follow follow:
                Carry(run, follow.Next);
                break;
            case Redirect.Refuse refuse:
                Answer(run, new Failed(run.Call, refuse.Failure));
                break;
            default:
                Finish(run, done);
                break;
        }
    }

    private Redirect Next(TransferRun run, Hop hop, int status, Headers headers) =>
        RedirectRule.Next(surroundings.Profile, surroundings.Program, run.Errand.Api, hop, status, headers);

    private void TellHead(TransferRun run, int status, Headers headers) => Tell(new TransferHead(run.Call, HeadRule.Of(status, headers)));

    private void KeepCookies(TransferRun run, Hop hop, Headers headers)
    {
        if (!surroundings.Profile.Http.Cookies || headers.Find("set-cookie") is null) return;
        var setCookies = AnswerHeaders.Of(headers).Cookies;
        run.Cookies = run.Cookies.With(hop.Own, setCookies, surroundings.Clock.GetUtcNow().ToUnixTimeSeconds());
        Context.Parent.Tell(new CookiesSet(hop.Own, setCookies));
    }
}
