namespace MiniActors.Wire;

/// <summary>How the network failed, before a platform gives it words.</summary>
public enum WireFault
{
    /// <summary>No connection: refused, unreachable, or a name that does not resolve.</summary>
    Connect,
    /// <summary>Every address of the name is private, and those are refused.</summary>
    PrivateAddress,
    /// <summary>TLS failed: untrusted, expired, wrong host, or not TLS at all.</summary>
    Tls,
    /// <summary>The handshake was answered, but not as RFC 6455 wants; or it was redirected.</summary>
    Handshake,
    /// <summary>The peer broke the protocol after the handshake.</summary>
    Protocol,
    /// <summary>The peer sent text that is not UTF-8.</summary>
    InvalidText,
    /// <summary>A message or a body over its limit.</summary>
    TooLarge,
    /// <summary>The connection ended without a closing handshake, or went silent.</summary>
    Dropped,
    /// <summary>We ended it.</summary>
    Aborted,
    /// <summary>No byte came or went for as long as was allowed.</summary>
    Timeout,
    /// <summary>There is no network.</summary>
    Offline,
    /// <summary>What was to be sent cannot be read, or is less than was announced.</summary>
    Source,
    /// <summary>What has come cannot be written: no space, no permission.</summary>
    Storage,
}
