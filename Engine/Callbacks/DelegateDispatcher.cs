using Akka.Actor;
using Akka.Event;
using MiniActors.Model;
using MiniActors.Platforms;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Callbacks;

/// <summary>The dispatcher of a C# program: the only place where its delegates run, one after the other.</summary>
/// <remarks>Running ──Suspended──▶ Away ──Resumed──▶ Running; each ──Finished──▶ (stopped).</remarks>
internal sealed class DelegateDispatcher : UntypedActor
{
    private static readonly Guest Guest = new(Report);

    private readonly Registry _registry;
    private readonly PlatformProfile _profile;
    private readonly CommandOutlet _outlet;

    public DelegateDispatcher(Registry registry, PlatformProfile profile)
    {
        (_registry, _profile) = (registry, profile);
        _outlet = new CommandOutlet(Context.Parent);
    }

    public static Props PropsFor(Registry registry, CallbackContext context) => Props.Create<DelegateDispatcher>(registry, context.Profile);

    protected override void OnReceive(object message)
    {
        if (!Running(message)) Unhandled(message);
    }

    // No logger is kept for what rarely happens.
    private static void Report(Exception thrown) => Context.GetLogger().Error(thrown, "A callback of mini program {0} threw", Context.Parent.Path.Name);

    private bool Running(object message)
    {
        if (message is not IEvent told) return false;
        if (told is Suspended) Become(Away(new HeldCallbacks(_profile.Background.HeldCallbacks, (held, sender) => Run((IEvent)held, sender))));
        else Run(told, Sender);
        return true;
    }

    /// <summary>The mini program is suspended: its callbacks wait for its return, or its end.</summary>
    private Receive Away(HeldCallbacks held) => message =>
    {
        switch (message)
        {
            case Resumed:
                Become(Running);
                held.Release();
                return true;
            case Finished finished:
                if (finished.Failure is not null) held.Release();
                Run(finished, Sender);
                return true;
            case IEvent:
                held.Hold(message, Sender);
                return true;
            default:
                return false;
        }
    };

    private void Run(IEvent told, IActorRef sender)
    {
        switch (told)
        {
            case SocketReceived received:
                RunTurn(received);
                sender.Tell(new Credit(received.Frames.Length, received.Bytes));
                break;
            case TransferChunk chunk:
                RunTurn(chunk);
                sender.Tell(new Credit(1, chunk.Bytes.Length));
                break;
            case Finished finished:
                if (finished.Failure is not null) _registry.RunTurn(_outlet, static dispatcher => dispatcher.FailAll(), this);
                else _registry.Calls.TakeAll();
                Context.Stop(Self);
                break;
            case ITransferEvent transfer when _registry.Calls.Find(transfer.Call)?.Listeners?.IsDeafTo(transfer) != false:
                break;
            default:
                RunTurn(told);
                break;
        }
    }

    private void RunTurn(IEvent told) => _registry.RunTurn(_outlet, static turn => turn.Dispatcher.Tell(turn.Told), (Dispatcher: this, Told: told));

    private void Tell(IEvent told)
    {
        switch (told)
        {
            case IAnswer answer:
                Tell(answer);
                break;
            case ITransferEvent transfer:
                _registry.Calls.Find(transfer.Call)?.Listeners?.Tell(transfer, Guest);
                break;
            case SendsSucceeded sent:
                foreach (var call in sent.Calls) _registry.Calls.Take(call)?.Succeed(CallResult.Done.Value, Guest);
                break;
            case ISocketEvent socket:
                Tell(socket);
                break;
            case SocketForgotten forgotten:
                _registry.Tasks.Take(forgotten.Socket);
                break;
            case NetworkChanged changed:
                _registry.Network.Tell(new NetworkStatusEvent(changed.Network.IsConnected, changed.Network.Type.NameOf()), Guest);
                break;
            case Noted noted:
                _registry.Diagnostics.Tell(noted.Diagnostic, Guest);
                break;
        }
    }

    private void Tell(IAnswer answer)
    {
        if (_registry.Calls.Take(answer.Call) is not { } waiting) return;
        if (waiting.Listeners is { } listeners && answer.Head is { } head) listeners.Tell(head, Guest);
        if (answer is Succeeded done) waiting.Succeed(done.Result, Guest);
        else waiting.Fail(((Failed)answer).Failure, Guest);
    }

    /// <summary>The listeners of the task first, then the global ones.</summary>
    private void Tell(ISocketEvent told)
    {
        var task = told is SocketClosed ? _registry.Tasks.Take(told.Socket) : _registry.Tasks.Find(told.Socket);
        if (told is SocketReceived received) TellEach(received, task);
        else foreach (var listeners in new[] { task, told.Global ? _registry.GlobalIfAny : null })
            if (listeners is not null) TellOne(told, listeners);
    }

    private void TellEach(SocketReceived received, SocketListeners? task)
    {
        var global = received.Global ? _registry.GlobalIfAny : null;
        var base64 = _profile.Sockets.BinaryMessages == BinaryForm.Base64;
        foreach (var frame in received.Frames)
        {
            var message = new SocketMessageEvent(received.Socket.Value, frame, base64 && !frame.IsText);
            task?.Message.Tell(message, Guest);
            global?.Message.Tell(message, Guest);
        }
    }

    private void TellOne(ISocketEvent told, SocketListeners listeners)
    {
        switch (told)
        {
            case SocketOpened opened:
                listeners.Open.Tell(new SocketOpenEvent(opened.Socket.Value, opened.Headers, opened.Protocol), Guest);
                break;
            case SocketErred erred:
                listeners.Error.Tell(new SocketErrorEvent(erred.Socket.Value, erred.Failure), Guest);
                break;
            case SocketClosed closed:
                listeners.Close.Tell(new SocketCloseEvent(closed.Socket.Value, closed.Reason.Code, closed.Reason.Reason, closed.WasClean), Guest);
                break;
        }
    }

    private void FailAll()
    {
        foreach (var call in _registry.Calls.TakeAll()) call.Fail(_profile.Errors.SayClosed(call.Api), Guest);
    }
}
