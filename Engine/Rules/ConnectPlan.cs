using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>A judged <c>connectSocket</c>: everything that the attempt needs, in values.</summary>
public sealed record ConnectPlan
{
    /// <summary>The url to dial, after the host map; <c>ws</c> or <c>wss</c>.</summary>
    public required Uri Url { get; init; }

    /// <summary>The handshake fields: the caller's, then the platform's own.</summary>
    public required Headers Headers { get; init; }

    /// <summary>The subprotocols to offer.</summary>
    public required IReadOnlyList<string> Protocols { get; init; }

    /// <summary>How long connecting may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>True: one of several (<c>multiple: true</c>, Alipay).</summary>
    public bool Multiple { get; init; }

    /// <summary>True: private addresses may be dialled.</summary>
    public bool PrivateAddresses { get; init; }

    /// <summary>True: any certificate will do.</summary>
    public bool AnyCertificate { get; init; }

    /// <summary>
    /// The call is accepted, but instead of an attempt this error is told (<see cref="Platforms.UnlistedHost.ErrorEvent"/>); null: dial.
    /// </summary>
    public Failure? TellInstead { get; init; }
}
