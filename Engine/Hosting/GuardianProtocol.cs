using Akka.Actor;
using MiniActors.Model;
using MiniActors.Sessions;

namespace MiniActors.Hosting;

/// <summary>What the guardian is told and answers.</summary>
internal static class GuardianProtocol
{
    /// <summary>Open a mini program; answered by <see cref="Opened"/> or <see cref="Refused"/>.</summary>
    internal sealed record Open(SessionOrder Order);

    /// <summary>The mini program runs.</summary>
    internal sealed record Opened(SessionId Id, IActorRef Supervisor);

    /// <summary>It does not, and why.</summary>
    internal sealed record Refused(string Reason);

    /// <summary>Close every mini program, open no more; answered by <see cref="Drained"/> when all are gone.</summary>
    internal sealed record Drain;

    /// <summary>No mini program is left.</summary>
    internal sealed record Drained;

    /// <summary>How many mini programs run; answered by <see cref="Running"/>.</summary>
    internal sealed record Count;

    /// <summary>So many mini programs run.</summary>
    internal sealed record Running(int Programs);
}
