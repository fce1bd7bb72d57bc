using Akka.Actor;
using MiniActors.Model;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Transfers.TransferProtocol;
using Failure = MiniActors.Model.Failure;

namespace MiniActors.Transfers;

/// <summary>Carries one HTTP transfer at a time, from the start to the answer, and then the next.</summary>
/// <remarks>
/// Waiting ──Start──▶ Preparing ──the files are open──▶ Carrying, once a hop ──the last hop is complete──▶ Finishing ──answered──▶
/// Waiting; a time that is up, an abort and a fault lead back to Waiting from anywhere but Finishing, where the answer has won.
/// What comes late belongs to another run and is ignored.
/// </remarks>
internal sealed partial class TransferLane(TransferSurroundings surroundings) : UntypedActor, IWithTimers
{
    private LaneDeadline? _deadline;
    private TransferRun? _owed;
    private TransferRun? _spare;

    public ITimerScheduler Timers { get; set; } = null!;

    private LaneDeadline Deadline => _deadline ??= new LaneDeadline(Timers, Context.System.Scheduler);

    public static Props PropsFor(TransferSurroundings surroundings) => Props.Create<TransferLane>(surroundings);

    // One delegate each for the whole life of the lane.
    private Receive AtRest => field ??= Waiting;

    private Receive OnTheWay => field ??= Carrying;

    protected override void PreStart() => Become(AtRest);

    protected override void OnReceive(object message) => Unhandled(message);

    private bool Waiting(object message)
    {
        if (message is not Start start) return WhenLate(message);
        var run = _owed = (_spare ?? new TransferRun(Self)).Begin(Errand.Of(start.Call, start.Plan, surroundings), start.Cookies);
        _spare = null;
        if (start.Limit is { } limit && start.Plan.LimitIsTotal) Deadline.Begin(limit);
        if (run.Errand.UsesDisk) Prepare(run);
        else Carry(run, run.Errand.First);
        return true;
    }

    private void Prepare(TransferRun run)
    {
        Become(Preparing(run));
        var self = Self;
        run.OnDisk(surroundings.Store, run.Errand.Prepare,
            whenThrown: thrown => run.Errand.Say(FailureKind.Internal, thrown.Message),
            tell: failure => self.Tell(new Prepared(run, failure), ActorRefs.NoSender));
    }

    private Receive Preparing(TransferRun run) => message =>
    {
        switch (message)
        {
            case Prepared prepared when prepared.Run == run:
                if (prepared.Failure is { } failure) Answer(run, new Failed(run.Call, failure));
                else Carry(run, run.Errand.First);
                return true;
            default:
                return GivenUp(run, message) || WhenLate(message);
        }
    };

    private void Finish(TransferRun run, HttpSignal.Completed done)
    {
        if (!run.Errand.UsesDisk)
        {
            Answer(run, run.Errand.AnswerTo(done));
            return;
        }
        if (done.WithHead) TellHead(run, done.Status, done.Headers);
        FinishOnDisk(run, done);
    }

    private void FinishOnDisk(TransferRun run, HttpSignal.Completed done)
    {
        Become(Finishing(run)); // no limit runs: the whole time of a transfer from or to the disk has none
        var self = Self;
        run.OnDisk(surroundings.Store, () => run.Errand.AnswerTo(done),
            whenThrown: thrown => new Failed(run.Call, run.Errand.Say(FailureKind.Internal, thrown.Message)),
            tell: answer => self.Tell(new Finished(run, answer, done.Written), ActorRefs.NoSender));
    }

    private Receive Finishing(TransferRun run) => message =>
    {
        switch (message)
        {
            case Finished finished when finished.Run == run:
                // Where nobody knew the length, the last tick is due only now.
                if (finished.Answer is Succeeded { Result: CallResult.Downloaded } && run.Progress.Percent < 100)
                    Tell(run, TransferProgress.Complete(finished.Written));
                if (finished.Answer is Succeeded { Result: CallResult.Uploaded } && run.Progress is { Percent: < 100, Total: 0 } sent)
                    Tell(run, TransferProgress.Complete(sent.Done));
                Answer(run, finished.Answer);
                return true;
            case Forget forget when forget.Call == run.Call:
                Drop(run);
                return true;
            default:
                return WhenLate(message);
        }
    };

    /// <summary>The time is up, the caller aborts, or the network is taken away.</summary>
    private bool GivenUp(TransferRun run, object message)
    {
        switch (message)
        {
            case TimeIsUp timeUp when timeUp.Call == run.Call:
                TimeOut(run);
                return true;
            case LaneDeadline.Ring:
                if (Deadline.IsOver()) TimeOut(run);
                return true;
            case Abort abort when abort.Call == run.Call:
                Answer(run, new Failed(run.Call, run.Errand.Say(FailureKind.Aborted, "abort")));
                return true;
            case Forget forget when forget.Call == run.Call:
                Drop(run);
                return true;
            case Cut cut when cut.Call == run.Call:
                Answer(run, new Failed(run.Call, run.Errand.Say(cut.Why, cut.Detail)));
                return true;
            default:
                return false;
        }
    }

    private bool WhenLate(object message)
    {
        // No call's time is up: it is only noted that the timer has rung.
        if (message is LaneDeadline.Ring) return !Deadline.IsOver();
        return message is Prepared or TransferRun.Heard or Finished or Abort or Cut or TimeIsUp or Forget or Credit;
    }

    private void TimeOut(TransferRun run) => Answer(run, new Failed(run.Call, run.Errand.Say(FailureKind.Timeout, "timeout")));

    private void Answer(TransferRun run, IAnswer answer)
    {
        Tell(answer);
        // Its exchange is over before the supervisor can begin the next one.
        Drop(run);
        Context.Parent.Tell(new Idle(answer.Call));
    }

    private void Drop(TransferRun run)
    {
        _owed = null;
        Become(AtRest);
        Deadline.End();
        if (run.TryEnd()) _spare = run;
    }

    private void Tell(TransferRun run, TransferProgress progress)
    {
        run.Progress = progress;
        Tell(new TransferProgressed(run.Call, progress));
    }

    private void Tell(Callbacks.CallbackProtocol.IEvent told) => surroundings.Callbacks.Tell(told);

    protected override void PostStop()
    {
        if (_owed is not { } run) return;
        Tell(new Failed(run.Call, run.Errand.Say(FailureKind.Internal, "the transfer was cut short")));
        Context.Parent.Tell(new Paid(run.Call));
        run.TryEnd();
    }

    private sealed record Prepared(TransferRun Run, Failure? Failure);

    private sealed record Finished(TransferRun Run, IAnswer Answer, long Written);
}
