using System.Diagnostics;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Transfers;

/// <summary><c>uploadFile</c>: a form with one file, streamed from the disk or from a stream that was lent.</summary>
internal sealed class UploadErrand(CallId call, UploadPlan plan, TransferSurroundings surroundings) : Errand(call, surroundings)
{
    private IFileSource? _file;

    public override string Api => "uploadFile";

    public override Hop First => Hop.Of(plan, _file is { CanReplay: false } ? HopBody.Once : HopBody.Again);

    public override bool UsesDisk => true;

    public override Failure? Prepare()
    {
        switch (Surroundings.Store.Read(plan.File, plan.Length is null ? plan.MaxBytes : null))
        {
            case StoreOutcome<IFileSource>.Got got:
                _file = got.Value;
                return Meet(plan.Length ?? got.Value.Length ?? 0);
            case StoreOutcome<IFileSource>.Failed failed:
                return Say(failed.Fault.ToFailureKind(), failed.Cause) with { Cause = plan.IsLent ? failed.Cause : null };
            default:
                throw new UnreachableException();
        }
    }

    public override HttpExchange ExchangeOf(Hop hop, Headers headers) => Plain(hop, headers, plan.AnyCertificate) with
    {
        Upload = hop.Body == HopBody.None ? null : new HttpUpload.Form(plan.Fields, new HttpUpload.FilePart(
            plan.Name, plan.FileName, plan.FileContentType, new BodySource(plan.Length ?? _file!.Length, _file!.Open))),
        TellsProgress = true,
        IdleTimeout = plan.Timeout,
    };

    public override IAnswer AnswerTo(HttpSignal.Completed done) =>
        UploadResultRule.Decode(Surroundings.Profile, done.Status, done.Headers, done.Body) switch
        {
            Verdict<CallResult.Uploaded>.Accept accept => new Succeeded(Call, accept.Plan),
            Verdict<CallResult.Uploaded>.Refuse refuse => Fail(refuse.Failure),
            _ => throw new UnreachableException(),
        };

    /// <summary>The wire knows only that reading failed; what was lent knows why, and the caller wants to hear of his own stream.</summary>
    public override Failure FailureOf(HttpSignal.Failed failed)
    {
        if (failed.Fault != WireFault.Source || !plan.IsLent) return base.FailureOf(failed);
        return Say((_file?.Fault ?? StoreFault.Unreadable).ToFailureKind(), failed.Cause) with { Cause = failed.Cause };
    }

    public override void Dispose() => _file?.Dispose();
}
