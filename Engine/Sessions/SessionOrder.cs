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

    /// <summary>Where its actors run.</summary>
    public Placement Placement { get; init; } = Placement.Default;

    /// <summary>Whoever waits for its end; null: nobody does.</summary>
    public ISessionEnd? End { get; init; }
}
