using MiniActors.Platforms;
using MiniActors.Wire;

namespace MiniActors.Hosting;

/// <summary>Everything under <c>mini-actors</c> in the configuration, validated.</summary>
public sealed record EngineSettings
{
    /// <summary>The socket wire: <c>websocket-client</c> (<c>mini-actors.wire</c>).</summary>
    public required string Wire { get; init; }

    /// <summary>The defaults of every mini program (<c>mini-actors.program</c>).</summary>
    public required ProgramSettings Program { get; init; }

    /// <summary>The platforms (<c>mini-actors.platforms</c>).</summary>
    public required PlatformCatalog Platforms { get; init; }

    /// <summary>The bounds of every socket (<c>mini-actors.sockets</c>).</summary>
    public required SocketLimits Sockets { get; init; }

    /// <summary>The bounds of HTTP (<c>mini-actors.http</c>).</summary>
    public required HttpLimits Http { get; init; }

    /// <summary>Where the files of mini programs are (<c>mini-actors.files</c>).</summary>
    public required FileSettings Files { get; init; }

    /// <summary>The named waits of the engine (<c>mini-actors.waits</c>).</summary>
    public required Waits Waits { get; init; }
}
