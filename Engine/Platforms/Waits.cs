namespace MiniActors.Platforms;

/// <summary>Every wait of the engine that is no platform's (<c>mini-actors.waits</c>); each has a name, a unit and a limit.</summary>
public sealed record Waits
{
    /// <summary>How long the peer's close frame may take before the connection is cut (<c>socket-close</c>).</summary>
    public required TimeSpan SocketClose { get; init; }

    /// <summary>How long a mini program may take to close its sockets and answer its calls (<c>program-close</c>).</summary>
    public required TimeSpan ProgramClose { get; init; }

    /// <summary>How long the engine may take to close all mini programs when the process stops (<c>drain</c>).</summary>
    public required TimeSpan Drain { get; init; }

    /// <summary>How long opening a mini program may take (<c>program-open</c>).</summary>
    public required TimeSpan ProgramOpen { get; init; }
}
