using System.Diagnostics;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Transfers;

/// <summary><c>downloadFile</c>: the body is streamed to a file that is nobody's until it is whole, or to a stream that was lent.</summary>
internal sealed class DownloadErrand(CallId call, DownloadPlan plan, TransferSurroundings surroundings) : Errand(call, surroundings)
{
    private IFileDraft? _draft;

    public override string Api => "downloadFile";

    public override Hop First => Hop.Of(plan);

    public override bool UsesDisk => true;

    public override Failure? Prepare()
    {
        switch (Surroundings.Store.Begin(plan.Target, plan.MaxBytes))
        {
            case StoreOutcome<IFileDraft>.Got got:
                _draft = got.Value;
                return null;
            case StoreOutcome<IFileDraft>.Failed failed:
                return Say(failed.Fault.ToFailureKind(), failed.Cause) with { Cause = CauseOfLent(failed.Cause) };
            default:
                throw new UnreachableException();
        }
    }

    public override HttpExchange ExchangeOf(Hop hop, Headers headers) => Plain(hop, headers, plan.AnyCertificate) with
    {
        Target = new BodyTarget(head => IsKept(hop, head) ? _draft!.Content : null),
        TargetBytes = plan.MaxBytes ?? long.MaxValue,
        TellsProgress = true,
        IdleTimeout = plan.Timeout,
    };

    public override IAnswer AnswerTo(HttpSignal.Completed done)
    {
        if (DownloadResultRule.FailureOf(Surroundings.Profile, plan, done.Status, done.Headers) is { } failure) return Fail(failure);
        if (Meet(_draft!.Length) is { } refused) return Fail(refused);
        var extension = FileTypeRule.ExtensionOf(Surroundings.Profile.Files, done.Headers.Find("content-type"));
        return _draft.Commit(extension) switch
        {
            StoreOutcome<FilePlace>.Got got =>
                new Succeeded(Call, DownloadResultRule.ResultOf(Surroundings.Profile, plan, done.Status, done.Headers, got.Value)),
            StoreOutcome<FilePlace>.Failed failed => Fail(Say(failed.Fault.ToFailureKind(), failed.Cause)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The wire knows only that a write failed; the draft knows why.</summary>
    public override Failure FailureOf(HttpSignal.Failed failed) =>
        failed.Fault == WireFault.Storage && _draft?.Fault is { } fault
            ? Say(fault.ToFailureKind(), failed.Cause) with { Cause = CauseOfLent(failed.Cause) }
            : base.FailureOf(failed);

    public override void Dispose() => _draft?.Dispose();

    /// <summary>The caller wants to hear of his own stream.</summary>
    private string? CauseOfLent(string cause) => plan.IsLent ? cause : null;

    private bool IsKept(Hop hop, HttpSignal.Head head) =>
        DownloadResultRule.FailureOf(Surroundings.Profile, plan, head.Status, head.Headers) is null
        && RedirectRule.Next(Surroundings.Profile, Surroundings.Program, Api, hop, head.Status, head.Headers) is Redirect.Stop;
}
