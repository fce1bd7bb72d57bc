using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Sockets;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Sessions;

/// <content>How a mini program ends: its sockets close, then its callbacks run, then it stops.</content>
internal sealed partial class SessionSupervisor
{
    private bool BeginEnding(CloseProgram close) => BeginEnding(close, alone: _order.Callbacks.Ref is not null);

    private bool BeginEnding(CloseProgram close, bool alone)
    {
        Timers.Cancel(GraceTimer);
        _transfers?.FailAll();
        if (close.Silently) _callbacks.Tell(new CallbackProtocol.Finished(null));
        foreach (var socket in _sockets.OldestFirst)
            socket.Actor.Tell(new SocketProtocol.Close(null, CloseReason.GoingAway, WhileConnecting: true));
        Timers.StartSingleTimer(EndTimer, TimeIsUp.Value, _order.Waits.ProgramClose);
        return EndWhenEmpty(close.Silently, alone);
    }

    /// <param name="silently">Nothing more is told to the callbacks.</param>
    /// <param name="alone">Nobody is left to wait for: the dispatcher is gone, or is not ours.</param>
    private Receive Ending(bool silently, bool alone) => message =>
    {
        switch (message)
        {
            case ConnectSocket or SendSocketMessages or CloseSocket or Request or UploadFile or DownloadFile:
                _teller.RefuseAll((ICommand)message);
                return true;
            case CallbacksGone:
                return EndWhenEmpty(silently, alone: true);
            case TimeIsUp:
                return Finish(silently, alone);
            case CloseProgram or Hide or Show or SetNetwork:
                return true;
            default:
                return (HandledByTransfers(message) || InAnyState(message)) && EndWhenEmpty(silently, alone);
        }
    };

    private bool EndWhenEmpty(bool silently, bool alone)
    {
        if (_sockets.IsEmpty) return Finish(silently, alone);
        Become(Ending(silently, alone));
        return true;
    }

    private bool Finish(bool silently, bool alone)
    {
        if (!silently) _callbacks.Tell(new CallbackProtocol.Finished(_teller.Closing("mini program")));
        if (alone) Context.Stop(Self);
        Timers.StartSingleTimer(EndTimer, TimeIsUp.Value, _order.Waits.ProgramClose);
        Become(Finishing);
        return true;
    }

    /// <summary>The dispatcher runs what it was told before, then stops; its end is the end of the mini program.</summary>
    private bool Finishing(object message)
    {
        switch (message)
        {
            case CallbacksGone or TimeIsUp:
                Context.Stop(Self);
                return true;
            default:
                return message is ICommand || InAnyState(message);
        }
    }
}
