using MiniActors.Model;

namespace MiniActors.Wire;

/// <summary>From what the network did to what a platform has a word for.</summary>
public static class WireFaultKind
{
    /// <summary>The kind of failure that a fault is told as.</summary>
    public static FailureKind ToFailureKind(this WireFault fault) => fault switch
    {
        WireFault.Connect or WireFault.Dropped => FailureKind.ConnectFailed,
        WireFault.PrivateAddress => FailureKind.PrivateAddress,
        WireFault.Tls => FailureKind.Tls,
        WireFault.Handshake => FailureKind.Handshake,
        WireFault.Protocol or WireFault.InvalidText => FailureKind.Protocol,
        WireFault.TooLarge => FailureKind.TooLarge,
        WireFault.Aborted => FailureKind.Aborted,
        WireFault.Timeout => FailureKind.Timeout,
        WireFault.Offline => FailureKind.Offline,
        WireFault.Source => FailureKind.FileNotFound,
        WireFault.Storage => FailureKind.FileWrite,
        _ => FailureKind.Internal,
    };
}
