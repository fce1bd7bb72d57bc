using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Platforms;
using MiniActors.Sessions;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Scripting;

/// <summary>
/// The dispatcher of a script: one event loop on one actor. Whatever happens is a message; every callback is a turn of its
/// own, and the commands that callbacks gave go when the message has been handled.
/// </summary>
/// <remarks>
/// Running ──nothing is pending, exitMiniProgram, a limit, a failed load──▶ Ending ──Finished──▶ (stopped);
/// Running ──Suspended──▶ Away ──Resumed──▶ Running; each ──Finished──▶ (stopped).
/// </remarks>
internal sealed partial class ScriptDispatcher : UntypedActor, IWithTimers
{
    private const int FinalRounds = 8;

    private readonly CommandOutlet _outlet;
    private readonly ScriptProgram _program;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly int _mostHeld;
    private readonly ErrorVocabulary _errors;
    private ScriptEnd? _end;

    public ScriptDispatcher(ScriptOrder order)
    {
        var self = Self;
        _clock = order.Options.Clock;
        _start = _clock.GetTimestamp();
        _mostHeld = order.Context.Profile.Background.HeldCallbacks;
        _errors = order.Context.Profile.Errors;
        _outlet = new CommandOutlet(Context.Parent);
        _program = new ScriptProgram(order, _outlet, () => Now, told => self.Tell(told, ActorRefs.NoSender), () => End(ScriptEnding.Exited, null));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>The time since the script began.</summary>
    private TimeSpan Now => _clock.GetElapsedTime(_start);

    public static Props PropsFor(ScriptOrder order) => Props.Create<ScriptDispatcher>(order);

    /// <summary>The entry is loaded before anything else can happen.</summary>
    protected override void PreStart()
    {
        Become(Running);
        if (_program.Load() is { } fault) End(ScriptEnding.LoadFailed, fault);
        EndTurn();
    }

    /// <summary>However the program ends, its end is told, once.</summary>
    protected override void PostStop()
    {
        var end = _end ?? new ScriptEnd(ScriptEnding.Closed, null, 0);
        _program.Observer?.Ended(end with { CallbackErrors = _program.CallbackErrors });
        _program.Dispose();
    }

    protected override void OnReceive(object message) => Unhandled(message);

    private bool Running(object message)
    {
        if (message is not Suspended suspended) return Run(message, Sender);
        _program.Observer?.Telling(suspended);
        Become(Away(new HeldCallbacks(_mostHeld, RunLate)));
        return true;
    }

    /// <summary>The mini program is suspended: nothing runs, timers neither, until its return or its end.</summary>
    private Receive Away(HeldCallbacks held) => message =>
    {
        switch (message)
        {
            case Resumed resumed:
                Become(Running);
                _program.Observer?.Telling(resumed);
                held.Release();
                return true;
            case Finished finished:
                if (finished.Failure is not null) held.Release();
                return _end is null ? Run(finished, Sender) : Ending(finished);
            case IEvent or TimersDue or LaterDue:
                held.Hold(message, Sender);
                return true;
            default:
                return false;
        }
    };

    /// <summary>What was held runs, unless what ran before it ended the program.</summary>
    private void RunLate(object message, IActorRef sender)
    {
        if (_end is null) Run(message, sender);
        else Drop(message, sender);
    }

    private bool Run(object message, IActorRef sender)
    {
        switch (message)
        {
            case TimersDue:
                RunTimers();
                break;
            case LaterDue:
                _toldLater = false;
                _program.Later.Run();
                break;
            case SocketReceived received:
                _program.Observer?.Telling(received);
                // What a turn is given was allocated elsewhere.
                _program.Turn.Take(received.Bytes * 2L);
                _program.Events.Tell(received);
                _outlet.Flush();
                sender.Tell(new Credit(received.Frames.Length, received.Bytes));
                break;
            case TransferChunk chunk:
                _program.Observer?.Telling(chunk);
                _program.Transfers.Tell(chunk);
                _outlet.Flush();
                sender.Tell(new Credit(1, chunk.Bytes.Length));
                break;
            case Finished finished:
                if (finished.Failure is not null) FailWhatIsOpen();
                Context.Stop(Self);
                return true;
            case IEvent told:
                Tell(told);
                break;
            default:
                return false;
        }

        EndTurn();
        return true;
    }

    /// <summary>The supervisor has been told to end; nothing runs any more.</summary>
    private bool Ending(object message)
    {
        if (message is not Finished) return Drop(message, Sender);
        Context.Stop(Self);
        return true;
    }

    private static bool Drop(object message, IActorRef sender)
    {
        if (message is SocketReceived received) sender.Tell(new Credit(received.Frames.Length, received.Bytes));
        if (message is TransferChunk chunk) sender.Tell(new Credit(1, chunk.Bytes.Length));
        return message is IEvent or TimersDue or LaterDue;
    }

    private void Tell(IEvent told)
    {
        if (told is IAnswer { Head: { } head } answer) Tell(new TransferHead(answer.Call, head));
        switch (told)
        {
            case Succeeded done:
                _program.Answers.Succeed(done.Call, done.Result);
                break;
            case Failed failed:
                _program.Answers.Fail(failed.Call, failed.Failure);
                break;
            case SendsSucceeded sent:
                foreach (var call in sent.Calls) _program.Answers.Succeed(call, Model.CallResult.Done.Value);
                break;
            case ITransferEvent transfer:
                _program.Observer?.Telling(transfer);
                _program.Transfers.Tell(transfer);
                break;
            case ISocketEvent socket:
                _program.Observer?.Telling(socket);
                _program.Events.Tell(socket);
                break;
            case SocketForgotten forgotten:
                _program.Forget(forgotten.Socket);
                break;
            case Noted noted:
                _program.Tell(noted);
                break;
            case NetworkPaced paced:
                _program.Observer?.Telling(paced);
                break;
            case NetworkChanged changed:
                _program.Observer?.Telling(changed);
                _program.Host.Changed(changed.Network);
                break;
            case Hidden:
                _program.Observer?.Telling(told);
                _program.Host.Hidden();
                _program.Lifecycle.OnHide();
                break;
            case Shown:
                _program.Observer?.Telling(told);
                _program.Host.Shown();
                _program.Lifecycle.OnShow();
                break;
        }
    }

    /// <summary>The commands of this turn go, the next timer is set, and the program ends when nothing can happen any more.</summary>
    private void EndTurn()
    {
        _outlet.Flush();
        if (_end is not null) return;
        if (_program.Turn.Stopped is { } stopped) End(ScriptEnding.Stopped, stopped);
        else if (!_program.IsPending) End(ScriptEnding.Ended, null);
        else Arm();
    }

    /// <summary>Nothing runs from here on; the supervisor closes what is left.</summary>
    private void End(ScriptEnding ending, ScriptFault? fault)
    {
        if (_end is not null) return;
        _end = new ScriptEnd(ending, fault, 0);
        _program.Turn.End();
        _program.Timers.Clear();
        _program.Later.Clear();
        Timers.CancelAll();
        _outlet.Tell(new SessionProtocol.CloseProgram(Silently: ending != ScriptEnding.Ended));
        Become(Ending);
    }

    /// <summary>Each open call fails; so do those that its callbacks make, though not for ever.</summary>
    private void FailWhatIsOpen()
    {
        for (var round = 0; round < FinalRounds && _program.Calls.Count > 0; round++)
            foreach (var call in _program.Calls.Ids)
                if (_program.Calls.Find(call) is { } open) _program.Answers.Fail(call, _errors.SayClosed(open.Api));
    }
}
