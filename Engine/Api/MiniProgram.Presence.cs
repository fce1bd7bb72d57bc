using Akka.Actor;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Api;

/// <content>The background and the foreground.</content>
public sealed partial class MiniProgram
{
    /// <summary>
    /// Sends the mini program to the background. Where the platform has a grace (<c>background.grace</c>), it is suspended
    /// after it: what is in flight fails as interrupted, its sockets close, and its callbacks wait for <see cref="Show"/>.
    /// </summary>
    public void Hide() => TellOfItself(new Hide());

    /// <summary>Brings it back to the foreground: the callbacks that waited run, and it can use the network again.</summary>
    public void Show() => TellOfItself(new Show());

    /// <summary>Also for a mini program with a dispatcher of its own: nobody is called back.</summary>
    private void TellOfItself(ICommand command)
    {
        if (_registry?.Turn is { } turn) turn.Tell(command);
        else Supervisor.Tell(command, ActorRefs.NoSender);
    }
}
