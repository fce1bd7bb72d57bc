using System.Collections.Immutable;
using Akka.Event;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Sessions;

/// <summary>A <c>connectSocket</c> that waits for the sockets which it replaces to be gone.</summary>
/// <param name="Connect">The call.</param>
/// <param name="Plan">What will be dialled.</param>
/// <param name="Victims">The sockets that are not gone yet.</param>
internal sealed record Replacement(SessionProtocol.ConnectSocket Connect, ConnectPlan Plan, ImmutableHashSet<SocketId> Victims);

/// <summary>Told to the supervisor by its strategy: the actor of this socket died before it was forgotten.</summary>
internal sealed record SocketGone(SocketId Socket) : IDeadLetterSuppression;
