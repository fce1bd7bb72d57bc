using Akka.Actor;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Transfers.TransferProtocol;

namespace MiniActors.Transfers;

/// <summary>Carries one HTTP transfer at a time, from the start to the answer, and then the next.</summary>
/// <remarks>Waiting ──Start──▶ Carrying(run) ──Completed, Failed, time up, Abort──▶ Waiting. What comes late carries another run and is ignored.</remarks>
internal sealed class TransferLane(TransferSurroundings surroundings) : UntypedActor, IWithTimers
{
    private const string Timer = "transfer";
    private Run? _owed;

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props PropsFor(TransferSurroundings surroundings) => Props.Create<TransferLane>(surroundings);

    protected override void PreStart() => Become(Waiting);

    protected override void OnReceive(object message) => Unhandled(message);

    private bool Waiting(object message)
    {
        switch (message)
        {
            case Start start:
                Begin(start);
                return true;
            case Heard or Abort or TimeIsUp:
                return true;
            default:
                return false;
        }
    }

    private void Begin(Start start)
    {
        var run = new Run(start.Call, start.Plan, new CancellationTokenSource());
        _owed = run;
        Become(Carrying(run));
        if (start.Limit is { } limit) Timers.StartSingleTimer(Timer, new TimeIsUp(start.Call), limit);
        var self = Self;
        surroundings.Wire.Begin(ExchangeOf(start.Plan), signal => self.Tell(new Heard(run, signal), ActorRefs.NoSender), run.Cancellation.Token);
    }

    private Receive Carrying(Run run) => message =>
    {
        switch (message)
        {
            case Heard heard when heard.Run == run:
                Answer(run, AnswerTo(run, heard.Signal));
                return true;
            case TimeIsUp timeUp when timeUp.Call == run.Call:
                Answer(run, Fail(run, FailureKind.Timeout, "timeout"));
                return true;
            case Abort abort when abort.Call == run.Call:
                Answer(run, Fail(run, FailureKind.Aborted, "abort"));
                return true;
            case Heard or TimeIsUp or Abort:
                return true;
            default:
                return false;
        }
    };

    private IAnswer AnswerTo(Run run, HttpSignal signal) => signal switch
    {
        HttpSignal.Completed done => ResponseRule.Decode(surroundings.Profile, run.Plan, done.Status, done.Headers, done.Body) switch
        {
            Verdict<HttpAnswer>.Accept accept => new Succeeded(run.Call, new CallResult.Response(accept.Plan)),
            Verdict<HttpAnswer>.Refuse refuse => new Failed(run.Call, refuse.Failure),
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        HttpSignal.Failed failed => Fail(run, failed.Fault.ToFailureKind(), failed.Cause),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Failed Fail(Run run, FailureKind kind, string detail) => new(run.Call,
        surroundings.Profile.Errors.Say("request", kind, ("detail", detail), ("url", run.Plan.Url), ("host", run.Plan.Url.Host)));

    private void Answer(Run run, IAnswer answer)
    {
        _owed = null;
        Become(Waiting);
        Timers.Cancel(Timer);
        surroundings.Callbacks.Tell(answer);
        Context.Parent.Tell(new Idle(run.Call));
        run.End();
    }

    private HttpExchange ExchangeOf(RequestPlan plan) => new()
    {
        Url = plan.Url,
        Method = plan.Method,
        Headers = plan.Headers,
        Body = plan.Body,
        BodyBytes = surroundings.Limits.BodyBytes,
        Policy = new TransportPolicy
        {
            PrivateAddresses = plan.PrivateAddresses,
            AnyCertificate = plan.AnyCertificate,
            TrustedCertificates = surroundings.TrustedCertificates,
        },
    };

    protected override void PostStop()
    {
        if (_owed is not { } run) return;
        surroundings.Callbacks.Tell(Fail(run, FailureKind.Internal, "the transfer was cut short"));
        run.End();
    }

    /// <summary>One transfer in this lane; compared by reference, so that what belongs to an earlier one is known.</summary>
    private sealed class Run(CallId call, RequestPlan plan, CancellationTokenSource cancellation)
    {
        public CallId Call => call;
        public RequestPlan Plan => plan;
        public CancellationTokenSource Cancellation => cancellation;

        public void End()
        {
            cancellation.Cancel();
            cancellation.Dispose();
        }
    }

    private sealed record Heard(Run Run, HttpSignal Signal);
}
