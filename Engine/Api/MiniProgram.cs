using Akka.Actor;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Api;

/// <summary>One running mini program: the front door of the API. Disposing closes it.</summary>
public sealed partial class MiniProgram : IAsyncDisposable
{
    /// <summary>The name of its session.</summary>
    public required SessionId Id { get; init; }

    /// <summary>The platform's rules in force.</summary>
    public required PlatformProfile Profile { get; init; }

    /// <summary>Its supervisor; its protocol is <see cref="Sessions.SessionProtocol"/>.</summary>
    public required IActorRef Supervisor { get; init; }

    /// <summary>Who runs its callbacks.</summary>
    public required IActorRef Callbacks { get; init; }

    /// <summary>Completes when the mini program is over, for whatever reason.</summary>
    public required Task Ended { get; init; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Supervisor.Tell(new Sessions.SessionProtocol.CloseProgram(), ActorRefs.NoSender);
        await Ended.ConfigureAwait(false);
    }
}
