namespace MiniActors.Wire;

/// <summary>What a connection may reach and whom it trusts. Connections are never shared between two policies.</summary>
public sealed record TransportPolicy
{
    /// <summary>Private addresses are refused, certificates are checked against the machine's store.</summary>
    public static readonly TransportPolicy Public = new();

    /// <summary>True: private, loopback and link-local addresses may be dialled. Default: false.</summary>
    public bool PrivateAddresses { get; init; }

    /// <summary>True: any certificate will do (the devtools switch). Default: false.</summary>
    public bool AnyCertificate { get; init; }

    /// <summary>PEM files of certificates that are trusted beside the machine's, separated by newlines; null: none.</summary>
    public string? TrustedCertificates { get; init; }
}
