namespace MiniActors.Api;

/// <summary>The options of <c>connectSocket</c>.</summary>
public sealed record ConnectSocketOptions : ApiOptions<ConnectSocketResult>
{
    /// <summary>The server: <c>wss</c>, and on the mini program's list for sockets. Required.</summary>
    public required string Url { get; init; }

    /// <summary>Fields for the handshake request; Referer cannot be set.</summary>
    public IReadOnlyDictionary<string, string>? Header { get; init; }

    /// <summary>The subprotocols to offer, in order of preference.</summary>
    public IReadOnlyList<string>? Protocols { get; init; }

    /// <summary>How long connecting may take; null: <c>networkTimeout</c>, then the platform's default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Alipay: true makes one of up to five sockets with a task of its own.</summary>
    public bool? Multiple { get; init; }

    /// <summary>Called with the SocketTask before anything happens, in the call; not where the platform gives none.</summary>
    public Action<SocketTask>? GetRawResult { get; init; }
}

/// <summary>What <c>connectSocket</c>'s <c>success</c> is told: the call was accepted.</summary>
/// <param name="SocketTaskId">The socket that is being connected.</param>
public sealed record ConnectSocketResult(int SocketTaskId);
