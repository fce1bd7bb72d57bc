using Akka.Actor;
using Akka.Dispatch;
using MiniActors.Callbacks;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Wire;

namespace MiniActors.Sessions;

/// <summary>What the supervisor of a mini program is made with.</summary>
internal sealed record SessionOrder
{
    public required SessionId Id { get; init; }
    public required PlatformProfile Profile { get; init; }
    public required ProgramSettings Program { get; init; }
    public required CallbackRole Callbacks { get; init; }
    public required ISocketWire SocketWire { get; init; }
    public required IHttpWire HttpWire { get; init; }
    public required IFileDisk Disk { get; init; }

    /// <summary>The streams that are lent to calls; its store finds them there.</summary>
    public StreamShelf Streams { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;
    public required SocketLimits Sockets { get; init; }
    public required HttpLimits Http { get; init; }
    public required Waits Waits { get; init; }

    /// <summary>The program's own PEM files as a wire wants them.</summary>
    public string? TrustedCertificates => Program.TrustedCertificates.Count == 0 ? null : string.Join('\n', Program.TrustedCertificates);

    /// <summary>The Akka dispatcher on which the actors of the mini program run, user code aside; null: the default one.</summary>
    public string? Dispatcher { get; init; }

    /// <summary>The Akka mailbox of the actors of the mini program; null: the default one.</summary>
    public string? Mailbox { get; init; }

    /// <summary>A Props of the engine's, on that dispatcher and with that mailbox.</summary>
    public Props Placed(Props props) => WithMailbox(Dispatcher is null ? props : props.WithDispatcher(Dispatcher));

    /// <summary>A Props of whoever plays the dispatcher of callbacks, who may want a mailbox of his own.</summary>
    public Props PlacedForCallbacks(Props props)
    {
        if (CallbackDispatcher is not null) props = props.WithDispatcher(CallbackDispatcher);
        var chooses = props.Deploy.Mailbox != Deploy.NoMailboxGiven
            || props.Type.GetInterfaces().Any(own => own.IsGenericType && own.GetGenericTypeDefinition() == typeof(IRequiresMessageQueue<>));
        return chooses ? props : WithMailbox(props);
    }

    private Props WithMailbox(Props props) => Mailbox is null ? props : props.WithMailbox(Mailbox);

    /// <summary>The Akka dispatcher on which user code runs; null: the default one.</summary>
    public string? CallbackDispatcher { get; init; }
}
