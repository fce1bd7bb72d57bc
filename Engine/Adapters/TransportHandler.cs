using System.Net;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>How a handler is set up: it follows nothing, keeps no cookies, knows no proxy, and dials only through our dialler.</summary>
internal static class TransportHandler
{
    private const int ResponseHeaderKiB = 64;
    private const int DrainedBytes = 4 << 10;

    public static SocketsHttpHandler For(TransportPolicy policy, Dialler dialler)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = false,
            UseCookies = false,
            MaxResponseHeadersLength = ResponseHeaderKiB,
            // A refused handshake may carry a body of any size: not worth reading for the sake of one connection.
            MaxResponseDrainSize = DrainedBytes,
            ConnectCallback = (context, cancellation) => dialler.DialAsync(context, policy.PrivateAddresses, cancellation),
            PlaintextStreamFilter = (context, _) =>
            {
                DialAttempt.Of(context.InitialRequestMessage)?.Established();
                return ValueTask.FromResult(context.PlaintextStream);
            },
        };
        handler.SslOptions.RemoteCertificateValidationCallback = CertificateTrust.For(policy);
        return handler;
    }
}
